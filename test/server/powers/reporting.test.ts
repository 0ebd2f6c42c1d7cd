import { walkDomain } from '#test/powers/walk/walk-domain.ts';

walkDomain('reporting');
