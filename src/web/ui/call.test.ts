import { afterEach, describe, expect, it, vi } from 'vitest';
import { addTheme, listThemes, removeTheme } from '#contract/ledger/theme-endpoints.ts';
import { setLead } from '#contract/ledger/task-endpoints.ts';
import { failureStatus } from '#contract/failures.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { queryClient } from '#web/ui/query-client.ts';

/** The next answers of the server: a value, or the code of a refusal. */
function serverSays(...answers: readonly (object | string)[]): void {
  const queue = answers.map((answer) =>
    typeof answer === 'string'
      ? new Response(JSON.stringify({ code: answer, title: answer, data: {} }), { status: failureStatus(answer) })
      : new Response(JSON.stringify(answer)),
  );
  vi.stubGlobal('fetch', () => Promise.resolve(queue.shift() ?? Response.error()));
}

const themes = endpointQuery(listThemes, {});
const isBehind = () => queryClient.getQueryState(themes.queryKey)?.isInvalidated;

afterEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

describe('a call', () => {
  it('leaves the answers behind that it touched, when it is done', async () => {
    serverSays({ themes: [] }, { id: '1' });
    await queryClient.fetchQuery(themes);
    expect(isBehind()).toBe(false);
    await call(addTheme, { body: { name: '济泰同城化', note: null } });
    expect(isBehind()).toBe(true);
  });

  it.each([
    ['somebody was faster', 'theme-in-use', true],
    ['it is gone', 'theme-not-found', true],
    ['the post may not do it', 'not-allowed', false],
    ['there were too many', 'request.too-many', false],
    ['the server broke', 'server.unexpected', false],
  ])('that is refused because %s', async (_, code, behind) => {
    serverSays({ themes: [] }, code);
    await queryClient.fetchQuery(themes);
    await expect(call(removeTheme, { params: { themeId: '1' } })).rejects.toMatchObject({ code });
    expect(isBehind()).toBe(behind);
  });

  it('of a neighbouring kind counts where the answer tells of it, too', async () => {
    serverSays({ themes: [] }, { changed: 1 });
    await queryClient.fetchQuery(themes);
    await call(setLead, { body: { tasks: [], lead: null, reason: '', formerLeadBecomes: null } });
    expect(isBehind()).toBe(true);
  });

  it('that only reads leaves all as it is', async () => {
    serverSays({ themes: [] }, { themes: [] });
    await queryClient.fetchQuery(themes);
    await call(listThemes, {});
    expect(isBehind()).toBe(false);
  });
});
