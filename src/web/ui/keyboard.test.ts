import { expect, it } from 'vitest';
import { nameOf } from '#web/ui/keyboard.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey', boolean>> = {}) =>
  nameOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, ...held });

it.each([
  ['j', {}, 'j'],
  ['J', { shiftKey: true }, 'J'],
  ['ArrowDown', {}, 'ArrowDown'],
  ['Enter', { shiftKey: true }, 'shift+Enter'],
  ['z', { ctrlKey: true }, 'mod+z'],
  ['Z', { metaKey: true, shiftKey: true }, 'mod+z'],
  ['Enter', { ctrlKey: true, shiftKey: true }, 'mod+shift+Enter'],
])('%s with %j is %s', (key, held, name) => expect(press(key, held)).toBe(name));
