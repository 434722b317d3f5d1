import type { RefusalCode, TrustedDeployment } from './browser-checks';
import type { DeploymentManifest } from './manifest';

/** The deployment that this browser reads with. */
export interface SiteDeployment extends TrustedDeployment {
  readonly versionNumber: number;
  readonly kind: DeploymentManifest['kind'];
  readonly reason: string;
  readonly approvals: DeploymentManifest['approvals'];
  /** When this browser took it. */
  readonly since: string;
}

export interface SiteRefusal {
  readonly code: RefusalCode;
  /** As the manifest says, which need not be true where the signature is not; undefined: it says none. */
  readonly number: number | undefined;
  readonly at: string;
}

export interface SiteState {
  /** Undefined: none ever passed every check. */
  readonly deployment: SiteDeployment | undefined;
  /** The newest answer of the server was refused for this; the deployment above goes on. */
  readonly refusal: SiteRefusal | undefined;
  /** ETag of the newest answer that was looked at. */
  readonly etag: string | undefined;
}
