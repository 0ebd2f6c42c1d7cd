import '#web/ui/style-nonce.ts';
import '#web/ui/dialog.css';
import { LoadingOutlined } from '@ant-design/icons';
import { ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import { useEffect, useState, type ReactNode } from 'react';
import { useLanguage } from '#web/ui/language.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';
import { whenWanted } from '#web/ui/notices.ts';
import { styleNonce } from '#web/ui/style-nonce.ts';
import { theme } from '#web/ui/theme.ts';

const NoticeHost = lazyPart(async () => (await import('#web/ui/notice-host.tsx')).NoticeHost);

// A click beside a dialog is an accident: the second one of a double click on the button that opened it, or one that loses what was typed.
const modal = { mask: { closable: false } };
// Theirs comes and goes by a motion: where the act is over before it has come, it stays for good.
const button = { autoInsertSpace: false, loadingIcon: <LoadingOutlined aria-hidden /> };
const csp = { nonce: styleNonce };

/** What antd's components need around them: colours, language, messages. Pages bring it with them, because the login does without antd. */
export function Antd({ children }: { children: ReactNode }) {
  const language = useLanguage();
  return (
    <ConfigProvider csp={csp} theme={theme} locale={language === 'zh' ? zhCN : enUS} button={button} modal={modal}>
      {children}
      <Notices />
    </ConfigProvider>
  );
}

function Notices() {
  const [wanted, setWanted] = useState(false);
  useEffect(() => whenWanted(() => setWanted(true)), []);
  return wanted && <NoticeHost />;
}
