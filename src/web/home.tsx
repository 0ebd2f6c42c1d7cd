import { Navigate } from 'react-router';
import { useMe } from '#web/access/me.ts';
import { homeAddress } from '#web/home-address.ts';

/** The start page of a post. */
export function Home() {
  return <Navigate to={homeAddress(useMe().post)} replace />;
}
