/** `npm run dev`: installs what is missing, then pages and server that follow every save. */
import { install, taizhang } from './launch.mjs';

await install();
await taizhang(['dev', ...process.argv.slice(2)]);
