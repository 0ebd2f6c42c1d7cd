import { describe, expect, it } from 'vitest';
import { loginAddress, addressAfterLogin } from '#web/session/sign-in/login-address.ts';

describe('the way on after logging in', () => {
  it.each([
    ['', '/'],
    ['?then=%2Fledger%3Funit%3Da', '/ledger?unit=a'],
    ['?then=https%3A%2F%2Felsewhere.example', '/'],
    ['?then=%2F%2Felsewhere.example', '/'],
    ['?then=%2F%5Celsewhere.example', '/'],
    ['?then=%2Flogin%2Ffactor', '/'],
    ['?then=javascript%3Aalert(1)', '/'],
    ['?then=%2Flinks', '/links'],
  ])('%s leads to %s', (search, address) => {
    expect(addressAfterLogin(search)).toBe(address);
  });

  it('is kept through the steps', () => {
    const address = loginAddress(null, '/ledger?text=铁路');
    expect(addressAfterLogin(address.slice(address.indexOf('?')))).toBe('/ledger?text=铁路');
  });
});
