// Who has sent a request. Invented: a portal has its own sessions, or tokens whose signature it checks.
const tokens = new Map([
  ['token-of-citizen-1', 'citizen-1'],
  ['token-of-citizen-2', 'citizen-2'],
]);

export async function authenticate(request) {
  return tokens.get(request.headers.get('Authorization')?.replace(/^Bearer /, ''));
}
