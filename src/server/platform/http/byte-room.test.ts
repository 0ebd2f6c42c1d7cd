import { once } from 'node:events';
import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { openByteRoom, roomIn } from '#server/platform/http/byte-room.ts';

const here = new AbortController().signal;
const limits = { bytes: 100, bytesEach: 100, waiting: 2, waitMs: 60_000 };

describe('room for bytes', () => {
  it('is taken until it is given back, once; who fits goes before who does not', async () => {
    const room = openByteRoom(limits);
    const first = await room.take(60, '甲', here);
    const order: string[] = [];
    const large = room.take(80, '甲', here).then((taken) => {
      order.push('large');
      return taken;
    });
    const small = await room.take(40, '甲', here);
    order.push('small');
    if (!first.ok || !small.ok) throw new Error('no room');
    first.value();
    first.value();
    small.value();
    const last = await large;
    expect([last.ok, order]).toEqual([true, ['small', 'large']]);
    expect(await openByteRoom({ ...limits, waiting: 0 }).take(101, '甲', here)).toMatchObject({ code: 'server.busy' });
    // Given back twice it was taken once: beside the last one a fifth is left.
    const rest = openByteRoom({ ...limits, waiting: 0 });
    const [kept, given] = [await rest.take(80, '甲', here), await rest.take(20, '甲', here)];
    if (!kept.ok || !given.ok) throw new Error('no room');
    given.value();
    given.value();
    expect(await rest.take(21, '甲', here)).toMatchObject({ code: 'server.busy' });
    expect((await rest.take(20, '甲', here)).ok).toBe(true);
  });

  it('refuses when too many wait, or one waits too long; whoever left waits no more', async () => {
    const room = openByteRoom({ ...limits, waitMs: 1 });
    const taken = await room.take(100, '甲', here);
    expect(await room.take(1, '甲', here)).toMatchObject({ ok: false, code: 'server.busy' });
    const patient = openByteRoom(limits);
    const all = await patient.take(100, '甲', here);
    const leaving = new AbortController();
    const [gone, waits] = [patient.take(1, '甲', leaving.signal), patient.take(2, '甲', here)];
    expect(await patient.take(3, '甲', here)).toMatchObject({ ok: false, code: 'server.busy' });
    leaving.abort(new Error('left'));
    await expect(gone).rejects.toThrow('left');
    const after = patient.take(4, '甲', here);
    if (!all.ok || !taken.ok) throw new Error('no room');
    all.value();
    expect([(await waits).ok, (await after).ok]).toEqual([true, true]);
    await expect(patient.take(1, '甲', leaving.signal)).rejects.toThrow('left');
  });

  it('is never all one account’s: others get theirs while its uploads come slowly', async () => {
    const room = openByteRoom({ ...limits, bytesEach: 60 });
    const first = await room.take(40, '甲', here);
    let waits = true;
    const second = room.take(40, '甲', here).then((taken) => {
      waits = false;
      return taken;
    });
    const other = await room.take(40, '乙', here);
    expect([first.ok, other.ok, waits]).toEqual([true, true, true]);
    if (!first.ok || !other.ok) throw new Error('no room');
    other.value();
    await new Promise(setImmediate);
    expect(waits).toBe(true);
    first.value();
    expect((await second).ok).toBe(true);
    expect((await room.take(60, '乙', here)).ok).toBe(true);
  });

  it('is waited for by one account in a part of the line', async () => {
    // The line as a whole: two, of whomever.
    const full = openByteRoom(limits);
    await full.take(100, '甲', here);
    const leaving = new AbortController();
    const line = ['甲', '乙'].map((owner) => full.take(1, owner, leaving.signal));
    expect(await full.take(1, '丙', here)).toMatchObject({ code: 'server.busy' });
    leaving.abort(new Error('left'));
    await Promise.allSettled(line);
    const room = openByteRoom({ ...limits, waitingEach: 1 });
    const all = await room.take(100, '甲', here);
    const waits = room.take(1, '甲', here);
    expect(await room.take(1, '甲', here)).toMatchObject({ code: 'server.busy' });
    const other = room.take(1, '乙', here);
    if (!all.ok) throw new Error('no room');
    all.value();
    expect([(await waits).ok, (await other).ok]).toEqual([true, true]);
  });
});

describe('room for an answer', () => {
  it('is given back when it was sent, and at once where whoever asked has left', async () => {
    const room = openByteRoom({ ...limits, waiting: 0 });
    const isFree = async (): Promise<boolean> => {
      const taken = await room.take(100, '乙', here);
      if (taken.ok) taken.value();
      return taken.ok;
    };
    const app = fastify();
    const seen: boolean[] = [];
    const closed = new Promise<void>((resolve) => {
      app.get('/sent', async (_request, reply) => {
        reply.raw.once('close', resolve);
        expect((await roomIn(room, 80, reply, '甲', here)).ok).toBe(true);
        expect(await roomIn(room, 80, reply, '甲', here)).toMatchObject({ code: 'server.busy' });
        seen.push(await isFree());
        return 'sent';
      });
    });
    app.get('/left', async (_request, reply) => {
      reply.raw.destroy();
      await once(reply.raw, 'close');
      await roomIn(room, 80, reply, '甲', here);
      seen.push(await isFree());
      return reply;
    });
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    expect(await (await fetch(`${address}/sent`)).text()).toBe('sent');
    await closed;
    seen.push(await isFree());
    await expect(fetch(`${address}/left`)).rejects.toThrow();
    expect(seen).toEqual([false, true, true]);
    await app.close();
  });
});
