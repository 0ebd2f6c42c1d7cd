import { useMe } from '#web/access/me.ts';
import { MySection } from '#web/session/me/my-section.tsx';
import { noticeWords } from '#web/session/notice-words.ts';
import { t } from '#web/session/words.ts';

/** What happened to the own login lately. */
export function MyNotices() {
  const { notices } = useMe();
  return (
    <MySection id="notices" title={t('me.notices')} note={t('me.notices.note')}>
      <ul className="plain me-rows">
        {notices.map((notice) => (
          <li key={notice.id}>
            <span className="grow">{noticeWords(notice)}</span>
          </li>
        ))}
        {notices.length === 0 && <li className="muted">{t('me.notices.none')}</li>}
      </ul>
    </MySection>
  );
}
