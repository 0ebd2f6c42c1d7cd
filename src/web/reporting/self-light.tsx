import type { SelfLight } from '#core/reporting/report-content.ts';

/** A light as a shape, so that it is told without its colour: a disc is green, a triangle yellow, a square red. */
export function LightShape({ light }: { readonly light: SelfLight }) {
  return (
    <svg className={`report-light ${light}`} viewBox="0 0 12 12" aria-hidden="true">
      {light === 'green' ? (
        <circle cx="6" cy="6" r="6" />
      ) : light === 'yellow' ? (
        <path d="M6 0l6 12H0z" />
      ) : (
        <rect width="12" height="12" rx="2" />
      )}
    </svg>
  );
}
