import { useContext, useEffect, type ReactNode } from 'react';
import { SectionsMoved } from '#web/session/me/standing-sections.tsx';

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
  const moved = useContext(SectionsMoved);
  useEffect(() => {
    moved(title);
    return () => moved(title);
  }, [moved, title]);
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
