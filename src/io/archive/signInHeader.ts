import { err, ok, type Result } from '../../base/result';
import type { ArchiveSignIn } from '../../domain/archive/archiveClient';

/** The value of Authorization, and what of it may stand in no message. */
export interface SignInHeader {
  readonly value: string | undefined;
  readonly secrets: readonly string[];
}

/** How a sign-in is sent (RFC 7617 with UTF-8, RFC 6750); the error says what is wrong with it, without the secret. */
export function signInHeader(signIn: ArchiveSignIn): Result<SignInHeader, string> {
  switch (signIn.kind) {
    case 'none':
      return ok({ value: undefined, secrets: [] });
    case 'bearer': {
      const token = signIn.token.trim().replace(/^Bearer\s+/i, '');
      if (token === '') return err('Write the token, or choose no sign-in.');
      if (!/^[\x21-\x7e]+$/.test(token))
        return err('The token holds a space or a sign that tokens cannot hold.');
      return ok({ value: `Bearer ${token}`, secrets: [token] });
    }
    case 'basic': {
      const { user, password } = signIn;
      if (user === '') return err('Write the user name, or choose no sign-in.');
      if (user.includes(':')) return err('A user name cannot hold a colon.');
      const pair = base64(`${user}:${password}`);
      return ok({ value: `Basic ${pair}`, secrets: [pair, ...(password === '' ? [] : [password])] });
    }
  }
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

/** So much of a secret is telling: servers cut what they repeat, and so does whoever shortens their words. */
const telling = 8;

/** The message; another in its place where a server repeats in it what it was told, or a part of that. */
export function withoutSecrets(message: string, { secrets }: SignInHeader): string {
  return secrets.some((secret) => repeats(message, secret)) ? 'The archive refuses.' : message;
}

function repeats(message: string, secret: string): boolean {
  if (secret.length <= telling) return message.includes(secret);
  for (let at = 0; at + telling <= secret.length; at += 1) {
    if (message.includes(secret.slice(at, at + telling))) return true;
  }
  return false;
}
