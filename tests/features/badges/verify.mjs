// Checks a signed badge with the verifier of Digital Bazaar: what it says is read from the documents that it is given,
// and from no network.
import { readFileSync } from "node:fs";
import * as vc from "@digitalbazaar/vc";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { cryptosuite } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import { checkStatus } from "@digitalbazaar/vc-bitstring-status-list";

const { credential, documents } = JSON.parse(readFileSync(0, "utf8"));

async function documentLoader(url) {
  const document = documents[url] ?? documents[url.split("#")[0]];
  if (!document) throw new Error(`not among the documents: ${url}`);
  return { contextUrl: null, documentUrl: url, document };
}

const suite = new DataIntegrityProof({ cryptosuite });
const answer = await vc.verifyCredential({
  credential,
  suite,
  documentLoader,
  checkStatus: (asked) => checkStatus({ ...asked, suite, documentLoader, verifyBitstringStatusListCredential: true }),
});
const isRevoked = answer.statusResult?.results?.some((each) => each.status) ?? false;
const problem = String(answer.error?.errors?.map((each) => each.message) ?? answer.error ?? "");
console.log(JSON.stringify({ verified: answer.verified, isRevoked, problem }));
