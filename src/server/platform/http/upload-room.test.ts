import { describe, expect, it } from 'vitest';
import { openUploadRoom } from '#server/platform/http/upload-room.ts';

const here = new AbortController().signal;
const limits = { bytes: 100, waiting: 2, waitMs: 60_000 };

describe('room for uploads', () => {
  it('is taken until it is given back, once; who fits goes before who does not', async () => {
    const room = openUploadRoom(limits);
    const first = await room.take(60, here);
    const order: string[] = [];
    const large = room.take(80, here).then((taken) => {
      order.push('large');
      return taken;
    });
    const small = await room.take(40, here);
    order.push('small');
    if (!first.ok || !small.ok) throw new Error('no room');
    first.value();
    first.value();
    small.value();
    const last = await large;
    expect([last.ok, order]).toEqual([true, ['small', 'large']]);
    expect(await openUploadRoom({ ...limits, waiting: 0 }).take(101, here)).toMatchObject({ code: 'server.busy' });
  });

  it('refuses when too many wait, or one waits too long; whoever left waits no more', async () => {
    const room = openUploadRoom({ ...limits, waitMs: 1 });
    const taken = await room.take(100, here);
    expect(await room.take(1, here)).toMatchObject({ ok: false, code: 'server.busy' });
    const patient = openUploadRoom(limits);
    const all = await patient.take(100, here);
    const leaving = new AbortController();
    const [gone, waits] = [patient.take(1, leaving.signal), patient.take(2, here)];
    expect(await patient.take(3, here)).toMatchObject({ ok: false, code: 'server.busy' });
    leaving.abort(new Error('left'));
    await expect(gone).rejects.toThrow('left');
    const after = patient.take(4, here);
    if (!all.ok || !taken.ok) throw new Error('no room');
    all.value();
    expect([(await waits).ok, (await after).ok]).toEqual([true, true]);
    await expect(patient.take(1, leaving.signal)).rejects.toThrow('left');
  });
});
