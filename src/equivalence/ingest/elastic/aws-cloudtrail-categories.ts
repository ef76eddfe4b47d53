import type { Field } from "./document.ts";

/** Calls that the pipeline classifies, by category and kind; all others are of the type `info` and of no category. */
const CALLS: readonly (readonly [category: string, types: readonly string[], calls: string])[] = [
  ["authentication", ["info"], "AssumeRole ConsoleLogin"],
  ["file", ["creation"], "CreateBucket CreateDocument"],
  ["file", ["deletion"], "DeleteBucket"],
  [
    "iam",
    ["group", "change"],
    "AddUserToGroup AttachGroupPolicy DeleteGroupPolicy PutGroupPolicy RemoveUserFromGroup UpdateGroup",
  ],
  ["iam", ["group", "creation"], "CreateGroup"],
  ["iam", ["group", "deletion"], "DeleteGroup"],
  [
    "iam",
    ["group", "info"],
    "GetGroup GetGroupPolicy ListAttachedGroupPolicies ListGroupPolicies ListGroups ListGroupsForUser",
  ],
  ["iam", ["user", "creation"], "CreateUser"],
  ["iam", ["user", "deletion"], "DeleteUser"],
  ["iam", ["user", "info"], "GetUser GetUserPolicy ListAttachedUserPolicies ListUserPolicies ListUsers ListUserTags"],
  ["iam", ["admin", "creation"], "CreateKeyPair"],
  [
    "iam",
    ["admin", "change"],
    "SetDefaultPolicyVersion SetSecurityTokenServicePreferences UpdateAccountPasswordPolicy UpdateRole",
  ],
  [
    "iam",
    ["user", "change"],
    "AttachUserPolicy ChangePassword CreateAccessKey CreateVirtualMFADevice DeactivateMFADevice DeleteAccessKey DeleteSSHPublicKey " +
      "DeleteUserPermissionsBoundary DeleteUserPolicy DeleteVirtualMFADevice DetachUserPolicy EnableMFADevice " +
      "PutUserPermissionsBoundary PutUserPolicy TagUser UntagUser UpdateAccessKey UpdateLoginProfile UpdateSSHPublicKey UpdateUser",
  ],
];

const BY_CALL = new Map(
  CALLS.flatMap(([category, types, calls]) => calls.split(" ").map((call) => [call, { category, types }] as const)),
);

/** `event.category` and `event.type` of a call; elastic/integrations, packages/aws, data stream cloudtrail. */
export function categoriesOf(action: string | undefined): readonly Field[] {
  const known = BY_CALL.get(action ?? "");
  return [
    ["event.category", known === undefined ? undefined : [known.category]],
    ["event.type", known?.types ?? ["info"]],
  ];
}
