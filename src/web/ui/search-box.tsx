import { useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { z } from 'zod';
import { addressOf } from '#web/ui/address.ts';
import { useKeys } from '#web/ui/keyboard.ts';
import { t } from '#web/ui/words.ts';
import { usePhone } from '#web/ui/phone.ts';

const address = addressOf(z.object({ text: z.string().default('') }));

/** Search from anywhere, by `/`. It shows what the page in sight was searched for. */
export function SearchBox({ addressFor }: { addressFor: (text: string) => string }) {
  const input = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const location = useLocation();
  const phone = usePhone();
  const { text: searched } = address.read(new URLSearchParams(location.search));
  const [hint, setHint] = useState('');
  useKeys({ '/': () => input.current?.select() });
  return (
    <search className="top-search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const text = input.current?.value.trim() ?? '';
          if (text.length === 1) {
            setHint(t('shell.search.too-short'));
            input.current?.setCustomValidity(t('shell.search.too-short'));
            input.current?.reportValidity();
            return;
          }
          void navigate(addressFor(text));
          input.current?.blur();
        }}
      >
        <input
          key={searched}
          ref={input}
          type="text"
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
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
        <kbd aria-hidden="true">/</kbd>
      </form>
    </search>
  );
}
