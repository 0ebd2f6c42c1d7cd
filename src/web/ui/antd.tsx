import '#web/ui/style-nonce.ts';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { ReactNode } from 'react';
import { useLanguage } from '#web/ui/language.ts';
import { styleNonce } from '#web/ui/style-nonce.ts';
import { theme } from '#web/ui/theme.ts';

const csp = { nonce: styleNonce };

/** What antd's components need around them: colours, language, messages. Pages bring it with them, because the login does without antd. */
export function Antd({ children }: { children: ReactNode }) {
  const language = useLanguage();
  // The date picker's months and first day of the week.
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  return (
    <ConfigProvider csp={csp} theme={theme} locale={language === 'zh' ? zhCN : enUS} button={{ autoInsertSpace: false }}>
      <App component={false} message={{ maxCount: 3 }}>
        {children}
      </App>
    </ConfigProvider>
  );
}
