#!/usr/bin/env node
/** The `taizhang` command, under whatever Node it was called with. */
import { install, taizhang } from './launch.mjs';

await install({ tools: false });
await taizhang(process.argv.slice(2));
