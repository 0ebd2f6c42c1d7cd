import { useQuery } from '@tanstack/react-query';
import { Button, Input, Switch } from 'antd';
import { useState } from 'react';
import { changeDigest, getDigest } from '#contract/home/digest-endpoints.ts';
import { emailPattern } from '#core/home/email.ts';
import { t } from '#web/home/me-words.ts';
import { MySection } from '#web/session/me/my-section.tsx';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import '#web/home/my-digest.css';

/** 每日摘要: where it goes, and whether. Nothing of it where no mail server is configured. */
export function MyDigest() {
  const single = useSingle();
  const digest = useQuery(endpointQuery(getDigest, {}));
  const [typed, setTyped] = useState<string | null>(null);
  const change = useAct((body: { email: string | null; wanted: boolean }) => call(changeDigest, { body }), {
    onDone: () => {
      setTyped(null);
      message.success(t('me.digest.saved'));
    },
    onError: (error) => message.error(explain(error)),
  });
  if (digest.data?.offered !== true) return null;
  const { email, wanted } = digest.data;
  const address = (typed ?? email ?? '').trim();
  const bad = typed !== null && address !== '' && !emailPattern.test(address);
  const save = (on: boolean) => single(() => change.mutateAsync({ email: address === '' ? null : address, wanted: on }));
  return (
    <MySection
      id="digest"
      title={t('me.digest')}
      note={t('me.digest.note')}
      action={email !== null && <Switch aria-label={t('me.digest.wanted')} checked={wanted} loading={change.isPending} onChange={save} />}
    >
      <form
        className="digest-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!bad && typed !== null) save(wanted);
        }}
      >
        <label htmlFor="digest-email">{t('me.digest.email')}</label>
        <Input
          id="digest-email"
          type="email"
          autoComplete="email"
          value={typed ?? email ?? ''}
          status={bad ? 'error' : ''}
          aria-invalid={bad}
          maxLength={maxLengthOf(changeDigest.body, 'email')}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button htmlType="submit" disabled={typed === null || bad} loading={change.isPending}>
          {t('me.digest.save')}
        </Button>
        {bad && (
          <span className="bad" role="alert">
            {t('me.digest.bad')}
          </span>
        )}
      </form>
    </MySection>
  );
}
