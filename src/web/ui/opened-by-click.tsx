/** Menus and boxes that a button opens. What shows them is read after the page; the button is there at once. */
import type { DropdownProps, PopoverProps } from 'antd';
import { useCallback, useRef, useState, type ComponentType, type ReactNode } from 'react';
import { lazyPart } from '#web/ui/lazy-part.tsx';

interface Opening {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onThere: () => void;
  /** By a key, not by the pointer. */
  readonly byKey: boolean;
}
interface Opened {
  /** The button. */
  readonly children?: ReactNode;
  readonly disabled?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

/** A menu; `children` is its button. */
export const ClickMenu = openedByClick<Pick<DropdownProps, 'menu' | 'placement' | 'classNames'>>(
  async () => (await import('#web/ui/overlays.tsx')).LoadedMenu,
);

/** A box with whatever is in it; `children` is its button. */
export const ClickBox = openedByClick<Pick<PopoverProps, 'content' | 'placement' | 'styles'>>(
  async () => (await import('#web/ui/overlays.tsx')).LoadedBox,
);

function openedByClick<Props extends object>(load: () => Promise<ComponentType<Props & Opened & Opening>>): ComponentType<Props & Opened> {
  const Later = lazyPart(load, { meanwhile: ({ children }) => children });
  return function OpenedByClick(props: Props & Opened) {
    const { children, disabled = false, onOpenChange } = props;
    const place = useRef<HTMLSpanElement>(null);
    const focused = useRef(false);
    const [clicked, setClicked] = useState(false);
    const [byKey, setByKey] = useState(false);
    const [open, setOpen] = useState(false);
    const change = (now: boolean) => {
      // Not before the key is up: the button would take it for its own.
      if (!now && byKey) globalThis.addEventListener('keyup', () => backTo(place.current), { once: true });
      setOpen(now);
      onOpenChange?.(now);
    };
    // The button is another one from now on.
    const keepFocus = useCallback(() => {
      if (focused.current) place.current?.querySelector('button')?.focus();
    }, []);
    if (clicked) {
      return (
        <span ref={place} className="contents" onClickCapture={({ detail }) => setByKey(detail === 0)}>
          <Later {...props} open={open} onOpenChange={change} onThere={keepFocus} byKey={byKey} />
        </span>
      );
    }
    return (
      <span
        ref={place}
        className="contents"
        onClickCapture={({ detail }) => {
          if (disabled) return;
          setByKey(detail === 0);
          focused.current = place.current?.contains(document.activeElement) === true;
          setClicked(true);
          change(true);
        }}
      >
        {children}
      </span>
    );
  };
}

/** To the button, from a menu that is closing; not from where somebody went meanwhile. */
function backTo(place: HTMLElement | null): void {
  const { activeElement } = document;
  if (activeElement === document.body || activeElement?.closest('[role="menu"]')) place?.querySelector('button')?.focus();
}
