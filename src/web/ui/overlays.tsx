import { Dropdown, Popover, type DropdownProps, type PopoverProps } from 'antd';
import { useLayoutEffect } from 'react';

interface Coming {
  /** Its button stands on the page. */
  readonly onThere: () => void;
}

/** antd's menu at a button (ui/opened-by-click.tsx). */
export function LoadedMenu({ onThere, ...props }: DropdownProps & Coming) {
  useLayoutEffect(onThere, [onThere]);
  return <Dropdown {...props} trigger={['click']} />;
}

/** antd's box at a button. */
export function LoadedBox({ onThere, ...props }: PopoverProps & Coming) {
  useLayoutEffect(onThere, [onThere]);
  return <Popover {...props} trigger="click" arrow={false} />;
}
