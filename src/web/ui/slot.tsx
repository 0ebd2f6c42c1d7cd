/** Places of a page that later domains fill: the page knows none of them. */
import { Component as Boundary, lazy, Suspense, type ComponentType, type ReactNode } from 'react';
import type { PowerId } from '#core/domains.ts';
import type { Words } from '#web/ui/language.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';

export interface Fill<Props> {
  /** Shown to those who may use this endpoint. */
  readonly needs: PowerId;
  readonly Component: ComponentType<Props>;
}

export interface Slot<Props> {
  readonly fills: Fill<Props>[];
}

/** A place that wants components of these props. The domain of the page exports it from its slots.ts. */
export function defineSlot<Props>(): Slot<Props> {
  return { fills: [] };
}

/** A row of a manifest's `slots`: the component and its domain's words are read when the page shows it. */
export function fill<Props extends object>(
  slot: Slot<Props>,
  { needs, words, load }: { readonly needs: PowerId; readonly words: Words<never>; readonly load: () => Promise<ComponentType<Props>> },
): () => void {
  const Component = lazy(async () => {
    const [component] = await Promise.all([load(), words.load()]);
    return { default: component };
  });
  return () => void slot.fills.push({ needs, Component });
}

/** What a later domain adds may fail to load; the page that it is added to goes on. */
class FillBoundary extends Boundary<{ readonly children: ReactNode }, { readonly failed: Error | null }> {
  override state = { failed: null };

  static getDerivedStateFromError(failed: Error): { readonly failed: Error } {
    return { failed };
  }

  override render(): ReactNode {
    const { failed } = this.state;
    return failed === null ? this.props.children : <LoadFailure error={failed} onRetry={() => globalThis.location.reload()} />;
  }
}

/** Renders what later domains put into the slot, as far as the person may use it. */
export function Filled<Props extends object>({
  slot,
  may,
  props,
}: {
  readonly slot: Slot<Props>;
  readonly may: (id: PowerId) => boolean;
  readonly props: Props;
}) {
  return slot.fills.map(
    ({ needs, Component }, place) =>
      may(needs) && (
        // oxlint-disable-next-line react/no-array-index-key -- the order of fills is that of the domains and never changes
        <FillBoundary key={place}>
          <Suspense fallback={null}>
            <Component {...props} />
          </Suspense>
        </FillBoundary>
      ),
  );
}
