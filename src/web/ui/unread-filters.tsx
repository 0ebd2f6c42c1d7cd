import { useNavigate, useSearchParams } from 'react-router';
import type { Unread } from '#web/ui/address.ts';
import { t } from '#web/ui/words.ts';

const mostNamed = 3;
const longest = 40;

interface Props {
  /** Of the page's address. */
  readonly unread: (search: URLSearchParams) => readonly Unread[];
  /** Why a filter was left out, in words that name it; null: there is no more to say than that. */
  readonly why?: (one: Unread) => string | null;
  /** What the page calls a field of its address; null: it has no such field. */
  readonly fieldName: (name: string) => string | null;
}

/** Says which filters of the address were not understood, so that nobody takes what is shown for what was asked. */
export function UnreadFilters({ unread, why, fieldName }: Props) {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const missed = unread(search);
  if (missed.length === 0) return null;
  const leave = () => {
    const kept = new URLSearchParams(
      [...search].filter(([name, value]) => !missed.some((one) => one.name === name && one.values.includes(value))),
    );
    void navigate({ search: kept.toString() }, { replace: true });
  };
  return (
    <p className="unread-filters" role="alert">
      <span>
        {t('shell.unread', {
          parts: missed
            .slice(0, mostNamed)
            .map((one) => why?.(one) ?? wordsOf(one, fieldName(one.name)))
            .join('；'),
          count: missed.length,
          more: Math.max(0, missed.length - mostNamed),
        })}
      </span>
      <button type="button" className="bare link" onClick={leave}>
        {t('shell.unread.leave')}
      </button>
    </p>
  );
}

function wordsOf({ name, values }: Unread, field: string | null): string {
  const [first = ''] = values;
  const value = first.length > longest ? `${first.slice(0, longest)}…` : first;
  const said = field === null ? `${name}=${value}` : t('shell.unread.value', { field, value });
  return values.length > 1 ? t('shell.unread.several', { first: said, count: values.length }) : said;
}
