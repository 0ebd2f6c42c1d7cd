import { Alert, App, Button, Input } from 'antd';
import { useState } from 'react';
import { changeFeedback } from '#contract/session/feedback-endpoints.ts';
import { longestFeedback } from '#core/session/feedback.ts';
import { useMe } from '#web/access/me.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { t } from '#web/session/words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

/** Where 意见与投诉 leads, for those who may set it. */
export function FeedbackCard() {
  const { message } = App.useApp();
  const single = useSingle();
  const stored = useMe().jurisdiction.feedback;
  const [text, setText] = useState(stored ?? '');
  const wanted = text.trim() === '' ? null : text.trim();
  const save = useAct(() => call(changeFeedback, { body: { feedback: wanted, was: stored } }), {
    onFresh: () => void message.success(t('feedback.saved')),
  });
  return (
    <section className="security-card" id="feedback">
      <h2>
        <label htmlFor="feedback-text">{t('feedback.title')}</label>
      </h2>
      <p className="quiet">{t('feedback.note')}</p>
      <Input
        id="feedback-text"
        className="dialog-gap"
        maxLength={longestFeedback}
        value={text}
        placeholder={t('feedback.placeholder')}
        onChange={(event) => setText(event.target.value)}
      />
      {save.isError && <Alert className="dialog-gap" type="error" title={explain(save.error)} />}
      <div className="drawer-acts">
        <Button loading={save.isPending} disabled={wanted === stored} onClick={() => single(() => save.mutateAsync())}>
          {t('shell.save')}
        </Button>
      </div>
    </section>
  );
}
