import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The web client: `vite build` writes dist/web, which the server hands out; `npm run dev` serves it from its sources (src/cli/dev-pages.ts). */
export default defineConfig({
  root: 'src/web',
  base: '/',
  plugins: [react()],
  // The server puts each answer's own nonce in its place (web-client.ts).
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // The oldest browser in the offices: a Chromium fork of 2022 (DESIGN §2).
    target: 'chrome108',
    cssTarget: 'chrome108',
    // A chunk with antd's table and form is above Vite's default; routes are split, so that is what one page costs.
    chunkSizeWarningLimit: 1200,
  },
});
