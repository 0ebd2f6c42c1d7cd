import { App } from 'antd';
import { useEffect } from 'react';
import { showBy } from '#web/ui/notices.ts';

/** Shows what is said in passing (ui/notices.ts). */
export function NoticeHost() {
  return (
    <App component={false} message={{ maxCount: 3 }}>
      <Shows />
    </App>
  );
}

function Shows() {
  const app = App.useApp();
  useEffect(() => {
    showBy(app);
    return () => showBy(null);
  }, [app]);
  return null;
}
