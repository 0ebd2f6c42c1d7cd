/** Places of a page that later domains fill: the page knows none of them. */
import { lazy, Suspense, useState, type ComponentType } from 'react';
import type { PowerId } from '#core/domains.ts';
import type { Words } from '#web/ui/language.ts';
import { PartBoundary } from '#web/ui/lazy-part.tsx';

export interface Fill<Props> {
  /** Shown to those who may use this endpoint. */
  readonly needs: PowerId;
  /** The component when it has been read; until then one that waits for it. */
  readonly component: () => ComponentType<Props>;
  /** Reads the component and its words. */
  readonly load: () => Promise<unknown>;
}

export interface Slot<Props> {
  readonly fills: Fill<Props>[];
}

/** A slot of whatever props. */
export interface LoadableSlot {
  readonly fills: readonly Pick<Fill<never>, 'load'>[];
}

/** A place that wants components of these props. The domain of the page exports it from its slots.ts. */
export function defineSlot<Props>(): Slot<Props> {
  return { fills: [] };
}

/** A row of a manifest's `slots`: the component and its domain's words are read with the page that has the slot. */
export function fill<Props extends object>(
  slot: Slot<Props>,
  { needs, words, load }: { readonly needs: PowerId; readonly words: Words<never>; readonly load: () => Promise<ComponentType<Props>> },
): () => void {
  // A lazy component makes room for 300 ms at least, even when all is there: React holds fallbacks that long.
  let ready: ComponentType<Props> | null = null;
  const read = async () => {
    const [component] = await Promise.all([load(), words.load()]);
    ready = component;
    return { default: component };
  };
  const waiting = lazy(read);
  return () => void slot.fills.push({ needs, component: () => ready ?? waiting, load: read });
}

/** Reads what stands in a page's slots together with the page, so that nothing moves when it comes. What fails is told in its place. */
export async function loadFills(slots: readonly LoadableSlot[]): Promise<void> {
  await Promise.allSettled(slots.flatMap(({ fills }) => fills.map(({ load }) => load())));
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
    (one, place) =>
      may(one.needs) && (
        // oxlint-disable-next-line react/no-array-index-key -- the order of fills is that of the domains and never changes
        <PartBoundary key={place}>
          <Suspense fallback={null}>
            <FillOf fill={one} props={props} />
          </Suspense>
        </PartBoundary>
      ),
  );
}

/** The same component for as long as it stands there: another type would lose what was typed into it. */
function FillOf<Props extends object>({ fill: { component }, props }: { readonly fill: Fill<Props>; readonly props: Props }) {
  const [Component] = useState(component);
  return <Component {...props} />;
}
