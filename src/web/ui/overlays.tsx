/* oxlint-disable jsx-a11y/no-autofocus -- a menu that a key opened is where the next keys belong */
import { Dropdown, Popover, type DropdownProps, type PopoverProps } from 'antd';
import { useLayoutEffect, type KeyboardEvent } from 'react';

interface Coming {
  /** Its button stands on the page. */
  readonly onThere: () => void;
  /** It was opened by a key. */
  readonly byKey: boolean;
}

/** antd's menu at a button (ui/opened-by-click.tsx). */
export function LoadedMenu({ onThere, byKey, menu, ...props }: DropdownProps & Coming) {
  useLayoutEffect(onThere, [onThere]);
  return (
    <Dropdown
      {...props}
      {...(menu === undefined ? {} : { menu: { ...menu, onKeyDown: pressBySpace } })}
      autoFocus={byKey}
      trigger={['click']}
    />
  );
}

/** antd takes Enter alone for a press. */
function pressBySpace(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== ' ' || !(event.target instanceof HTMLElement)) return;
  event.preventDefault();
  event.target.click();
}

/** antd's box at a button. */
export function LoadedBox({ onThere, byKey: _byKey, ...props }: PopoverProps & Coming) {
  useLayoutEffect(onThere, [onThere]);
  return <Popover {...props} trigger="click" arrow={false} />;
}
