import { createBrowserRouter, type RouteObject } from 'react-router';
import { Allowed } from '#web/access/allowed.tsx';
import { domains } from '#web/domains.ts';
import type { Page, WebDomain } from '#web/ui/domain.ts';
import { ErrorPage } from '#web/ui/error-page.tsx';
import { Moved } from '#web/ui/moved.tsx';
import { NotFoundPage } from '#web/ui/not-found-page.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { loadFills } from '#web/ui/slot.tsx';

/** A page of those who may use what it needs. Each is a chunk of its own, read with its words when somebody goes there. */
function pageRoute({ path, needs, load, everyWord = false, slots = [] }: Page, { words }: WebDomain): RouteObject {
  const lazy = async () => {
    const wanted = everyWord ? domains.flatMap((domain) => [domain.words, ...(domain.furtherWords ?? [])]) : [words];
    const [Component] = await Promise.all([load(), loadFills(slots), ...wanted.map((one) => one.load())]);
    return { Component };
  };
  return needs === 'person' ? { path, lazy } : { path, element: <Allowed needs={needs} />, children: [{ index: true, lazy }] };
}

/** A domain's pages, and the addresses that they had before. */
function domainRoutes(domain: WebDomain): RouteObject[] {
  const moved = domain.pages.flatMap(({ path, formerly }): RouteObject[] =>
    formerly === undefined ? [] : [{ path: formerly, element: <Moved to={`/${path}`} /> }],
  );
  return [...framedRoutes(domain), ...moved];
}

/** Those inside of the domain's frame are below one route, so that the frame stays while one goes from page to page. */
function framedRoutes(domain: WebDomain): RouteObject[] {
  const { pages, frame, words } = domain;
  const routes = (some: readonly Page[]) => some.map((page) => pageRoute(page, domain));
  if (frame === undefined) return routes(pages);
  const isInside = ({ path }: Page): boolean => path === frame.path || path.startsWith(`${frame.path}/`);
  const lazy = async () => {
    const [Component] = await Promise.all([frame.load(), words.load()]);
    return { Component };
  };
  return [{ lazy, children: routes(pages.filter(isInside)) }, ...routes(pages.filter((page) => !isInside(page)))];
}

// Their words are those of the frame, which are there before anything is shown (main.tsx).
const entryRoutes = domains.flatMap(({ entryPages = [] }) =>
  entryPages.map(({ path, load }): RouteObject => ({ path, lazy: async () => ({ Component: await load() }) })),
);
const pageRoutes = domains.flatMap(domainRoutes);

/** All routes. Pages before a login are outside of the frame. */
export const router = createBrowserRouter([
  {
    errorElement: <ErrorPage />,
    hydrateFallbackElement: <PageSkeleton />,
    children: [
      ...entryRoutes,
      {
        path: '/',
        lazy: async () => ({ Component: (await import('#web/app-frame.tsx')).AppFrame }),
        children: [
          {
            errorElement: <ErrorPage />,
            children: [...pageRoutes, { path: '*', element: <NotFoundPage home="/" /> }],
          },
        ],
      },
    ],
  },
]);
