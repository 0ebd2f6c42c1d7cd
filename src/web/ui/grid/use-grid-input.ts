/**
 * The one field of a grid: it has the focus for as long as the grid has it, lies over the cell that the keys are for, and is seen once something is
 * typed. So the first stroke of an input method is the field's own, like every other, and is not lost on the way to an editor.
 */
import { useRef, useState, type ClipboardEvent, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import type { GridCell } from '#web/ui/grid/grid-model.ts';
import { nameOf } from '#web/ui/keyboard.ts';
import { readHtmlTable, readTabText, writeHtmlTable, writeTabText, type TextTable } from '#web/ui/grid/text-table.ts';

/** over: typing replaced what stood there, and arrows end it · edit: what stands there is changed, and arrows move the caret. */
type Editing = 'over' | 'edit';

interface Cell {
  readonly text: string;
  readonly open: boolean;
  readonly options: readonly string[];
}

/** A cell, and what stood in it when typing began. */
export interface Place {
  readonly rowId: string;
  readonly columnId: string;
  readonly over: GridCell;
}

interface Acts {
  /** What stands in the cell, and whether it may be typed into. */
  readonly cell: () => Cell;
  /** Answers whether the key was one that moves. */
  readonly move: (key: string) => boolean;
  /** The cell that the keys are for; null: there is none. */
  readonly place: () => Place | null;
  readonly write: (text: string, into: Place) => void;
  /** Keys of the page for the cell; answers whether the key was one. */
  readonly key: (event: KeyboardEvent) => boolean;
  readonly clear: () => void;
  readonly fillDown: () => void;
  readonly selectAll: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Enter on a cell that is not typed into. */
  readonly open: () => void;
  /** Typing where nothing can be typed. */
  readonly refuse: () => void;
  readonly chosen: () => TextTable;
  readonly paste: (block: TextTable) => void;
}

export interface GridInput {
  /** What is being typed; null: nothing. */
  readonly draft: string | null;
  readonly option: number;
  /** Where it is being typed. */
  readonly place: Place | null;
  readonly focus: () => void;
  readonly edit: () => void;
  /** Keeps what is being typed, as leaving the cell does. */
  readonly commit: () => void;
  readonly pick: (option: string) => void;
  readonly on: {
    readonly onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
    readonly onInput: () => void;
    readonly onBlur: (event: FocusEvent) => void;
    readonly onCopy: (event: ClipboardEvent) => void;
    readonly onCut: (event: ClipboardEvent) => void;
    readonly onPaste: (event: ClipboardEvent) => void;
  };
}

const isOther = (typed: string, { text, said }: GridCell): boolean => typed !== text && typed !== said;

export function useGridInput(element: RefObject<HTMLTextAreaElement | null>, acts: Acts): GridInput {
  const editing = useRef<Editing | null>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const [option, setOption] = useState(-1);
  // Escape, then Tab: out of the grid, as every other part of the page is left.
  const leaves = useRef(false);
  // The cell in which typing began, wherever its row goes meanwhile.
  const began = useRef<Place | null>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const begin = (at: Place | null) => {
    began.current = at;
    setPlace(at);
  };

  const fill = (text: string) => {
    if (element.current !== null) fillField(element.current, text);
  };
  const end = () => {
    editing.current = null;
    fill('');
    setDraft(null);
    begin(null);
    setOption(-1);
  };
  const commit = () => {
    if (editing.current === null) return;
    const text = element.current?.value ?? '';
    const into = began.current;
    end();
    if (into !== null && isOther(text, into.over)) acts.write(text, into);
  };
  const edit = () => {
    const { text, open } = acts.cell();
    if (!open) return acts.refuse();
    editing.current = 'edit';
    begin(acts.place());
    fill(text);
    element.current?.focus({ preventScroll: true });
    element.current?.setSelectionRange(text.length, text.length);
    setDraft(text);
  };
  const pick = (word: string) => {
    const into = began.current;
    end();
    if (into !== null && isOther(word, into.over)) acts.write(word, into);
    element.current?.focus({ preventScroll: true });
  };

  /** Keys while something is typed. Answers whether the key was used. */
  const whileTyping = (event: KeyboardEvent<HTMLTextAreaElement>, key: string): boolean => {
    const { options } = acts.cell();
    if (key === 'Escape') end();
    else if (key === 'Enter' && event.altKey) {
      const field = event.currentTarget;
      field.setRangeText('\n', field.selectionStart, field.selectionEnd, 'end');
      onInput();
    } else if (options.length > 0 && (key === 'ArrowDown' || key === 'ArrowUp')) {
      setOption(key === 'ArrowDown' ? (option + 1) % options.length : option <= 0 ? options.length - 1 : option - 1);
    } else if (key === 'Enter' || key === 'shift+Enter' || key === 'Tab' || key === 'shift+Tab') {
      const word = options[option];
      if (word === undefined) commit();
      else pick(word);
      return acts.move(key);
    } else if (editing.current === 'over' && key.startsWith('Arrow')) {
      commit();
      return acts.move(key);
    } else if (key === 'F2') editing.current = 'edit';
    else return false;
    return true;
  };

  const whileMoving = (event: KeyboardEvent, key: string): boolean => {
    const { open } = acts.cell();
    const leaving = leaves.current && (key === 'Tab' || key === 'shift+Tab');
    leaves.current = key === 'Escape' || (leaves.current && key.endsWith('Shift'));
    if (leaving || key === 'Escape') return false;
    if (acts.key(event)) return true;
    if (key === 'F2' || (key === 'ArrowDown' && event.altKey)) edit();
    else if (key === 'Enter' && !open) acts.open();
    else if (key === 'Delete' || key === 'Backspace') acts.clear();
    else if (key === 'mod+d') acts.fillDown();
    else if (key === 'mod+a') acts.selectAll();
    else if (key === 'mod+z') acts.undo();
    else if (key === 'mod+y' || key === 'mod+Z') acts.redo();
    else return acts.move(key);
    return true;
  };

  const onInput = () => {
    const text = element.current?.value ?? '';
    if (editing.current === null) {
      if (!acts.cell().open) {
        fill('');
        return acts.refuse();
      }
      editing.current = 'over';
      begin(acts.place());
    }
    setDraft(text);
    setOption(-1);
    if (element.current !== null) growField(element.current);
  };

  return {
    draft,
    option,
    place,
    focus: () => element.current?.focus({ preventScroll: true }),
    edit,
    commit,
    pick,
    on: {
      onKeyDown: (event) => {
        // What an input method composes is its own; 229 is how its first key is told before it composes.
        if (event.nativeEvent.isComposing || event.keyCode === 229) return;
        const key = nameOf(event);
        const used = editing.current === null ? whileMoving(event, key) : whileTyping(event, key);
        if (!used) return;
        event.preventDefault();
        // It is not one of the page's.
        event.stopPropagation();
      },
      onInput,
      onBlur: commit,
      onCopy: (event) => {
        if (editing.current !== null) return;
        event.preventDefault();
        const block = acts.chosen();
        event.clipboardData.setData('text/plain', writeTabText(block));
        event.clipboardData.setData('text/html', writeHtmlTable(block));
      },
      onCut: (event) => {
        if (editing.current !== null) return;
        event.preventDefault();
        const block = acts.chosen();
        event.clipboardData.setData('text/plain', writeTabText(block));
        event.clipboardData.setData('text/html', writeHtmlTable(block));
        acts.clear();
      },
      onPaste: (event) => {
        if (editing.current !== null) return;
        event.preventDefault();
        const html = event.clipboardData.getData('text/html');
        const text = event.clipboardData.getData('text/plain');
        const block = (html === '' ? null : readHtmlTable(html)) ?? (text === '' ? null : readTabText(text));
        if (block !== null && block.length > 0) acts.paste(block);
      },
    },
  };
}

function fillField(field: HTMLTextAreaElement, text: string): void {
  field.value = text;
  if (text === '') field.style.height = '';
  else growField(field);
}

/** As high as its lines. */
function growField(field: HTMLTextAreaElement): void {
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight + 2}px`;
}
