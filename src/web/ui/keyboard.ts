import { useLayoutEffect, useRef } from 'react';

/** From a key's name (`j`, `ArrowDown`, `mod+z`, `shift+Enter`) to what it does. */
export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/**
 * Page-wide keys. They are off while the focus is in a text field, a dialog is open or an input method composes; `Escape` and keys with a
 * modifier are for the page to judge. A key that did something is not handled twice.
 */
export function useKeys(keys: Keys, enabled = true): void {
  const latest = useRef(keys);
  // With what is shown, not after it: a key that comes at once is for what the person sees.
  useLayoutEffect(() => {
    latest.current = keys;
  });
  useLayoutEffect(() => {
    if (!enabled) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const name = nameOf(event);
      const act = latest.current[name];
      if (act === undefined) return;
      if (isTyping(event.target) && !name.startsWith('mod+') && name !== 'Escape') return;
      if (document.querySelector('.ant-modal-wrap:not([style*="display: none"])') !== null) return;
      event.preventDefault();
      act(event);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [enabled]);
}

/** Is the target a place where keys are text? */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.closest('input:not([type=checkbox]),textarea,select') !== null)
  );
}

/** How a key is called in a table of keys. */
export function nameOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'>): string {
  const modifier = event.ctrlKey || event.metaKey ? 'mod+' : '';
  const shift = event.shiftKey && event.key.length > 1 ? 'shift+' : '';
  return `${modifier}${shift}${event.key.length === 1 && modifier !== '' ? event.key.toLowerCase() : event.key}`;
}
