import { beforeAll, expect, it } from 'vitest';
import { deviceOf } from '#web/session/device.ts';
import { words } from '#web/session/frame-words.ts';

beforeAll(() => words.load());

const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36';

it.each([
  [null, '未知设备'],
  [chrome, 'Chrome · Windows'],
  [`${chrome} Edg/120.0`, 'Edge · Windows'],
  [`${chrome} QQBrowser/13.0`, 'QQBrowser · Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1', 'Safari · iOS'],
  ['Mozilla/5.0 (Linux; Android 14) Chrome/120.0 MicroMessenger/8.0', 'WeChat · Android'],
  ['Mozilla/5.0 (Phone; OpenHarmony 5.0) Chrome/114.0 Safari/537.36', 'Chrome · HarmonyOS'],
  ['Mozilla/5.0 (X11; Linux x86_64; UOS) Firefox/115.0', 'Firefox · UOS / Kylin'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) Firefox/115.0', 'Firefox · macOS'],
  ['Mozilla/5.0 (X11; Linux x86_64)', 'Linux'],
  ['curl/8.0', 'curl/8.0'],
  ['x'.repeat(60), 'x'.repeat(40)],
])('%s is %s', (agent, device) => expect(deviceOf(agent)).toBe(device));
