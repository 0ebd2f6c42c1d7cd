import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { beginTotp, confirmTotp } from '#contract/session/own-account-endpoints.ts';
import type { Me } from '#contract/access/me.ts';
import { CodeInput, codeLength } from '#web/session/code-input.tsx';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { t } from '#web/session/frame-words.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import '#web/session/credentials.css';

/** Ties an authenticator to the account: picture to scan, secret to type, six digits as proof. */
export function TotpForm({ accountId, onDone, large = false }: { accountId: string; onDone: (me: Me) => void; large?: boolean }) {
  const client = useQueryClient();
  // Asked once: every answer is another secret, and the phone has scanned the first.
  const asked = endpointQuery(beginTotp, {}, accountId);
  const begun = useQuery({
    ...asked,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const single = useSingle();
  if (begun.isPending) return <Skeleton active paragraph={{ rows: 5 }} />;
  if (begun.isError) return <LoadFailure error={begun.error} onRetry={() => void begun.refetch()} />;
  const { secret, qrSvg } = begun.data;
  const confirm = (value: string) =>
    single(async () => {
      setBusy(true);
      setFailure(null);
      try {
        const me = await call(confirmTotp, { body: { secret, code: value } });
        client.removeQueries({ queryKey: asked.queryKey });
        onDone(me);
      } catch (error) {
        setCode('');
        setFailure(explain(error));
      } finally {
        setBusy(false);
      }
    });
  return (
    <form
      className="entry-form totp"
      onSubmit={(event) => {
        event.preventDefault();
        if (code.length === codeLength) confirm(code);
      }}
    >
      <ol className="plain totp-steps">
        <li>
          <p>{t('totp.scan')}</p>
          <div className="totp-scan">
            <img src={`data:image/svg+xml;utf8,${encodeURIComponent(qrSvg)}`} alt={t('totp.qr')} width="148" height="148" />
            <div>
              <span className="quiet">{t('totp.type')}</span>
              <code>{secret.match(/.{1,4}/g)?.join(' ')}</code>
              <CopyButton small text={secret} label={t('totp.secret')} />
            </div>
          </div>
        </li>
        <li>
          <p>{t('totp.confirm')}</p>
          <CodeInput value={code} onChange={setCode} onWhole={confirm} error={failure} />
        </li>
      </ol>
      <div className="entry-acts">
        <Button
          type="primary"
          htmlType="submit"
          size={large ? 'large' : 'middle'}
          block={large}
          loading={busy}
          disabled={code.length < codeLength}
        >
          {t('totp.go')}
        </Button>
      </div>
    </form>
  );
}
