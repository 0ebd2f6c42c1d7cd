/** Parts of a page that are read after it: dialogs, pickers, what opens on a click. */
import { Component as Boundary, lazy, Suspense, useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { focusOnce } from '#web/ui/focus-once.ts';
import { PlainButton } from '#web/ui/plain.tsx';
import { isMissingPart } from '#web/ui/request-failure.ts';
import { t } from '#web/ui/words.ts';

/**
 * A component whose code is read at the first sign of use (the pointer moves, a key is pressed) or soon after the page, so that it is there
 * when it is wanted, and the page itself does not wait for it. What cannot be read says so in its place; the page goes on. `takesKeys`: people
 * type on at once, and until it is there no key may be taken for one of the page. `meanwhile`: what stands there until it comes.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { takesKeys = false, meanwhile }: { readonly takesKeys?: boolean; readonly meanwhile?: (props: Props) => ReactNode } = {},
): ComponentType<Props> {
  // A lazy component makes room for 300 ms at least, even when all is there: React holds fallbacks that long.
  let ready: ComponentType<Props> | null = null;
  const read = async () => {
    const component = await load();
    ready = component;
    return { default: component };
  };
  const later = lazy(read);
  // What fails now is told when it is wanted.
  onUse(() => void read().catch(() => {}));
  return function Part(props: Props) {
    // The same component for as long as it stands there: another type would lose what was typed into it.
    const [Shown] = useState<ComponentType<Props>>(() => ready ?? later);
    useFocusGoesBack();
    return (
      <PartBoundary>
        <Suspense fallback={takesKeys ? <KeysHeld /> : meanwhile?.(props)}>
          <Shown {...props} />
        </Suspense>
      </PartBoundary>
    );
  };
}

/** What had the focus when a part came has it again when the part goes, unless somebody else took it: else the keys would be for nobody. */
function useFocusGoesBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // After those who know better where it should go.
      setTimeout(() => {
        if (document.activeElement === document.body && before instanceof HTMLElement && before.isConnected) before.focus();
      });
    },
    [before],
  );
}

/** Has the focus, and keeps nothing. */
function KeysHeld() {
  return <input className="sr" aria-label={t('shell.loading')} ref={focusOnce} readOnly />;
}

const waiting = new Set<() => void>();
const signs = ['pointermove', 'pointerdown', 'keydown'] as const;
const unusedMs = 2000;

/** Acts at the next sign of use, or when the page has been there for a while: what opens by a key must not lose the keys that follow. */
export function onUse(act: () => void): void {
  waiting.add(act);
  for (const sign of signs) globalThis.addEventListener(sign, actNow, { capture: true, passive: true });
  setTimeout(() => {
    if (waiting.delete(act)) act();
  }, unusedMs);
}

function actNow(): void {
  for (const sign of signs) globalThis.removeEventListener(sign, actNow, true);
  const acts = [...waiting];
  waiting.clear();
  for (const act of acts) act();
}

/** Keeps what failed in a part from the page around it. */
export class PartBoundary extends Boundary<{ readonly children: ReactNode }, { readonly failed: Error | null }> {
  override state: { readonly failed: Error | null } = { failed: null };

  static getDerivedStateFromError(failed: Error): { readonly failed: Error } {
    return { failed };
  }

  override render(): ReactNode {
    const { failed } = this.state;
    if (failed === null) return this.props.children;
    return (
      <div className="inline-failure part-failure" role="alert">
        <div className="grow">
          <b>{t('shell.part.failed')}</b>
          <div className="muted">{isMissingPart(failed) ? t('shell.error.stale') : failed.message}</div>
        </div>
        <PlainButton onClick={() => globalThis.location.reload()}>{t('shell.reload')}</PlainButton>
      </div>
    );
  }
}
