import { NavLink, Outlet } from 'react-router';
import '#web/ui/domain-frame.css';

interface Props {
  /** What the views are of. */
  readonly label: string;
  readonly views: readonly { readonly to: string; readonly label: string }[];
}

/**
 * The frame around the pages of a domain that has several views: they stand at the head of the column on the left, on a phone in a row above
 * the page. It stays while one goes from view to view, and so does the focus. A page inside is a `.view`: what it puts into the column is a
 * `.side-part`, what it shows a `.view-main`, what opens beside it a `.drawer`; a page that scrolls its own list `.fills` the window.
 */
export function DomainFrame({ label, views }: Props) {
  return (
    <div className="framed">
      {views.length > 1 && (
        <nav className="side-views" aria-label={label}>
          {views.map((view) => (
            <NavLink key={view.to} to={view.to} end className={({ isActive }) => (isActive ? 'on' : '')}>
              <span className="one">{view.label}</span>
            </NavLink>
          ))}
        </nav>
      )}
      <Outlet />
    </div>
  );
}
