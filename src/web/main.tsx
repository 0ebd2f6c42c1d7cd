import '#web/ui/polyfills.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { words as access } from '#web/access/words.ts';
import { words as frame } from '#web/session/frame-words.ts';
import { useLanguage } from '#web/ui/language.ts';
import { queryClient } from '#web/ui/query-client.ts';
import { router } from '#web/router.tsx';
import '#web/ui/base.css';

function Root() {
  // Another language is another page: words are no state of it (ui/language.ts).
  return <RouterProvider key={useLanguage()} router={router} />;
}

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');
try {
  // The frame around every page speaks of these.
  await Promise.all([access.load(), frame.load()]);
} catch (error) {
  // There are no words to say it in but these.
  const [sentence, button] = [document.createElement('p'), document.createElement('button')];
  sentence.textContent = '页面没有载入完整，请检查网络后重试。 The page did not load completely. Check the network and try again.';
  button.textContent = '重新载入 Reload';
  button.addEventListener('click', () => globalThis.location.reload());
  root.replaceChildren(sentence, button);
  throw error;
}
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Root />
    </QueryClientProvider>
  </StrictMode>,
);
