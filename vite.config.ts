import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The web client: `vite build` writes dist/web, which the server hands out; `vite` serves it with the API behind a proxy. */
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
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:3000' } },
});
