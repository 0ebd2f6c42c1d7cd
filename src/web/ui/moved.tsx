import { Navigate, useLocation } from 'react-router';

/** At the address that a page had before: leads on to where it is, with all that the address says besides. */
export function Moved({ to }: { readonly to: string }) {
  const { search, hash } = useLocation();
  return <Navigate to={{ pathname: to, search, hash }} replace />;
}
