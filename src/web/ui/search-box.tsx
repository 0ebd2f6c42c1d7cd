import { useId, useRef, useState, type ComponentType, type KeyboardEvent, type RefObject } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { z } from 'zod';
import { addressOf } from '#web/ui/address.ts';
import { isTooShort, shortestWord } from '#core/platform/search-words.ts';
import { useKeys } from '#web/ui/keyboard.ts';
import { t } from '#web/ui/words.ts';
import { usePhone } from '#web/ui/phone.ts';
import '#web/ui/search-box.css';

const address = addressOf(z.object({ text: z.string().default('') }));

/** What stands under the box while somebody types: a list of places, one of which the arrow keys choose. */
export interface ProposalsProps {
  readonly text: string;
  readonly listId: string;
  /** The id of an option. */
  readonly optionId: (at: number) => string;
  readonly active: number | null;
  /** Tells the addresses of the options, in their order, whenever they change. */
  readonly onFound: (addresses: readonly string[]) => void;
  readonly onGo: (address: string) => void;
}

export interface Searching {
  readonly addressFor: (text: string) => string;
  /** null: nothing is proposed. */
  readonly Proposals: ComponentType<ProposalsProps> | null;
}

/** Search from anywhere, by `/`: proposes what is called so; Enter searches the tasks. It shows what the page in sight was searched for. */
export function SearchBox({ addressFor, Proposals }: Searching) {
  const input = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const location = useLocation();
  const phone = usePhone();
  const listId = useId();
  const optionId = (at: number): string => `${listId}${at}`;
  const { text: searched } = address.read(new URLSearchParams(location.search));
  const [hint, setHint] = useState('');
  const proposals = useProposals();
  const { open, active, found } = proposals;
  useKeys({ '/': () => input.current?.select() });
  const go = (to: string) => {
    proposals.close();
    void navigate(to);
    input.current?.blur();
  };
  const submit = () => {
    const chosen = active === null ? undefined : found[active];
    if (chosen !== undefined) return go(chosen);
    const text = input.current?.value.trim() ?? '';
    if (isTooShort(text)) return complain(input, setHint);
    return go(addressFor(text));
  };
  return (
    <search className="top-search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <input
          key={searched}
          ref={input}
          type="text"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={open && found.length > 0}
          aria-controls={listId}
          aria-activedescendant={open && active !== null ? optionId(active) : undefined}
          enterKeyHint="search"
          autoComplete="off"
          defaultValue={searched}
          maxLength={100}
          placeholder={phone ? t('shell.search.short') : t('shell.search')}
          aria-label={t('shell.search')}
          aria-invalid={hint !== ''}
          onChange={(event) => {
            setHint('');
            event.currentTarget.setCustomValidity('');
            // Letters of an input method that composes are no words yet.
            if (!(event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing)) proposals.type(event.currentTarget.value);
          }}
          onCompositionEnd={(event) => proposals.type(event.currentTarget.value)}
          onBlur={proposals.close}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || proposals.took(event)) return;
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
        <kbd aria-hidden="true">/</kbd>
        {open && Proposals !== null && (
          <Proposals text={proposals.text} listId={listId} optionId={optionId} active={active} onFound={proposals.onFound} onGo={go} />
        )}
      </form>
    </search>
  );
}

function complain(input: RefObject<HTMLInputElement | null>, setHint: (hint: string) => void): void {
  setHint(t('shell.search.too-short'));
  input.current?.setCustomValidity(t('shell.search.too-short'));
  input.current?.reportValidity();
}

/** What is typed, what was found for it, and which of it the keys have chosen. */
function useProposals() {
  const [state, setState] = useState({ text: '', active: null as number | null });
  const [found, setFound] = useState<readonly string[]>([]);
  const { text, active } = state;
  const open = Array.from(text).length >= shortestWord;
  const close = () => setState({ text: '', active: null });
  return {
    text,
    active: active !== null && active < found.length ? active : null,
    found: open ? found : [],
    open,
    close,
    onFound: setFound,
    type: (typed: string) => setState({ text: typed.trim(), active: null }),
    /** Whether the key was one for the list. */
    took: (event: KeyboardEvent): boolean => {
      if (!open) return false;
      const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (by !== 0 && found.length > 0) {
        // Beyond either end is what was typed, as if nothing were chosen.
        const next = (active ?? (by > 0 ? -1 : found.length)) + by;
        setState({ text, active: next < 0 || next >= found.length ? null : next });
      } else if (event.key === 'Escape') close();
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
}
