// A real OpenID Connect provider (oidc-provider, certified) for the tests, in the way of ProConnect:
// signed userinfo, acr and amr, short-lived proofs, sign-out. Nothing of the protocol is ours.
//
// node identity_provider.mjs '{"port", "client", "people"}'; "ready" on its output once it listens.
// One word a line on its input: "rotate" signs with a new key from then on.
import { createServer } from 'node:http';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import Provider, { interactionPolicy } from 'oidc-provider';

const { port, client, people } = JSON.parse(process.argv[2]);
const issuer = `http://127.0.0.1:${port}`;
const cookieKeys = [randomUUID()];

const newKey = () => ({
  ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
  kid: randomUUID(),
  use: 'sig',
  alg: 'RS256',
});

// The dialogue is the provider's own; only who signs in, and how strongly, is asked on one page.
function newProvider() {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  const provider = new Provider(issuer, {
    clients: [{
      ...client,
      token_endpoint_auth_method: 'client_secret_post',
      userinfo_signed_response_alg: 'RS256',
    }],
    jwks: { keys: [newKey()] },
    cookies: { keys: cookieKeys },
    claims: { openid: ['sub', 'acr', 'amr'], email: ['email', 'email_verified'] },
    acrValues: ['eidas1', 'eidas2'],
    features: {
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
      claimsParameter: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        // ProConnect asks nothing either.
        logoutSource: (ctx, form) => {
          ctx.body = `${form}<script>document.forms[0].insertAdjacentHTML('beforeend',
            '<input name="logout" value="yes">'); document.forms[0].submit()</script>`;
        },
      },
    },
    pkce: { required: () => true },
    ttl: { IdToken: 60, AccessToken: 60, AuthorizationCode: 60, Session: 3600, Grant: 3600, Interaction: 900 },
    interactions: { policy, url: (ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (ctx, id) => people[id] && ({
      accountId: id,
      claims: () => ({ sub: id, ...people[id] }),
    }),
    loadExistingGrant: async (ctx) => {
      const grant = new provider.Grant({
        clientId: ctx.oidc.client.clientId,
        accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope('openid email');
      grant.addOIDCClaims(['acr', 'amr']);
      await grant.save();
      return grant;
    },
  });
  return provider;
}

let provider = newProvider();

const page = (uid) => `<!doctype html><html lang="fr"><title>Fournisseur d'essai</title>
  <h1>Fournisseur d'essai</h1><form method="post" action="/interaction/${uid}">
  <label>Qui <input name="who" required></label>
  <label><input type="checkbox" name="strong" value="1"> Deux facteurs</label>
  <button>Continuer</button> <button name="refuse" value="1" formnovalidate>Refuser</button></form>`;

async function interact(request, response) {
  const uid = request.url.split('/')[2];
  if (request.method === 'GET') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(page(uid));
    return;
  }
  const body = [];
  for await (const part of request) body.push(part);
  const typed = new URLSearchParams(Buffer.concat(body).toString());
  const strong = typed.get('strong') === '1';
  const result = typed.get('refuse')
    ? { error: 'access_denied' }
    : { login: {
        accountId: typed.get('who'),
        acr: strong ? 'eidas2' : 'eidas1',
        amr: strong ? ['pwd', 'mfa'] : ['pwd'],
      } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

const server = createServer((request, response) => {
  if (!request.url.startsWith('/interaction/')) return provider.callback()(request, response);
  return interact(request, response).catch((error) => {
    response.statusCode = 500;
    response.end(String(error));
  });
});
server.listen(port, '127.0.0.1', () => console.log('ready'));

const input = createInterface({ input: process.stdin });
input.on('line', (word) => {
  if (word === 'rotate') provider = newProvider();
  console.log(`${word} done`);
});
input.on('close', () => process.exit(0));
