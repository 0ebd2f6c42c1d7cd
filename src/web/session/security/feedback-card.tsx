import { Alert, Button, Form, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { changeFeedback } from '#contract/session/feedback-endpoints.ts';
import { leadsSomewhere, longestFeedback } from '#core/session/feedback.ts';
import { useMe } from '#web/access/me.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { t } from '#web/session/words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { message } from '#web/ui/notices.ts';

/** Where 意见与投诉 leads, for those who may set it. */
export function FeedbackCard() {
  const single = useSingle();
  const stored = useMe().jurisdiction.feedback;
  const [text, setText] = useState(stored ?? '');
  const wanted = text.trim() === '' ? null : text.trim();
  const flawed = wanted !== null && wanted !== stored && !leadsSomewhere(wanted);
  // Told once the field is left: while one types, nothing is whole yet.
  const [left, setLeft] = useState(false);
  const save = useAct(() => call(changeFeedback, { body: { feedback: wanted, was: stored } }), {
    onFresh: () => message.success(t('feedback.saved')),
  });
  const card = useRef<HTMLElement>(null);
  const location = useLocation();
  useEffect(() => {
    if (location.hash === '#feedback') card.current?.scrollIntoView();
  }, [location]);
  return (
    <section className="page-card" ref={card}>
      <h2>
        <label htmlFor="feedback-text">{t('feedback.title')}</label>
      </h2>
      <p className="quiet">{t('feedback.note')}</p>
      <Form component="div" className="dialog-gap">
        <Form.Item {...(flawed && left ? { validateStatus: 'error', help: t('feedback-invalid') } : {})}>
          <Input
            id="feedback-text"
            maxLength={longestFeedback}
            value={text}
            placeholder={t('feedback.placeholder')}
            onChange={(event) => setText(event.target.value)}
            onBlur={() => setLeft(true)}
          />
        </Form.Item>
      </Form>
      {save.isError && <Alert className="dialog-gap" type="error" title={explain(save.error)} />}
      <div className="drawer-acts">
        <Button loading={save.isPending} disabled={wanted === stored || flawed} onClick={() => single(() => save.mutateAsync())}>
          {t('shell.save')}
        </Button>
      </div>
    </section>
  );
}
