import type { ReactNode } from 'react';

/** One section of the page, with its one action at the right of its title. */
export function MySection({
  id,
  title,
  note,
  action,
  children,
}: {
  id: string;
  title: string;
  note?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="me-section" id={`me-${id}`} aria-labelledby={`me-${id}-title`}>
      <header>
        <div>
          <h2 id={`me-${id}-title`}>{title}</h2>
          {note !== undefined && <p className="quiet">{note}</p>}
        </div>
        {action}
      </header>
      {children}
    </section>
  );
}
