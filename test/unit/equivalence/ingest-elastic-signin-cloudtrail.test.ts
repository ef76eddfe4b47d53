import { describe, expect, test } from "vitest";
import { stored } from "../../helpers/elastic-documents.ts";

test("a sign-in has its Graph properties in snake case, and is judged by the error code of its status", () => {
  const signin = {
    time: "2026-01-15T10:00:00Z",
    resourceId: "/tenants/9f0e1d2c-3b4a-4958-8677-665544332211/providers/Microsoft.aadiam",
    operationName: "Sign-in activity",
    category: "NonInteractiveUserSignInLogs",
    resultType: "50126",
    callerIpAddress: "198.51.100.9",
    correlationId: "s-1",
    tenantId: "t-1",
    location: "BR",
    properties: {
      id: "s-1",
      createdDateTime: "2026-01-15T10:00:00Z",
      userPrincipalName: "ada@contoso.com",
      userId: "3f6a-1c52",
      userAgent: "Mozilla/5.0",
      riskLevelDuringSignIn: "high",
      riskEventTypes_v2: ["unfamiliarFeatures"],
      location: { countryOrRegion: "BR", state: "Bahia" },
      authenticationProcessingDetails: [{ key: "Is CAE Token", value: "True" }],
      status: { errorCode: 50126, failureReason: "Invalid.", additionalDetails: "Again" },
    },
  };
  expect(stored("azure.signin", signin)).toEqual({
    "logs-azure.signinlogs-default": {
      "@timestamp": "2026-01-15T10:00:00.000Z",
      azure: {
        correlation_id: "s-1",
        tenant_id: "t-1",
        resource: { id: signin.resourceId, provider: "Microsoft.aadiam" },
        signinlogs: {
          operation_name: "Sign-in activity",
          category: "NonInteractiveUserSignInLogs",
          result_type: "50126",
          properties: {
            id: "s-1",
            created_at: "2026-01-15T10:00:00Z",
            user_principal_name: "ada@contoso.com",
            user_id: "3f6a-1c52",
            risk_level_during_signin: "high",
            risk_event_types_v2: ["unfamiliarFeatures"],
            authentication_processing_details: { "Is CAE Token": "True" },
            status: { error_code: 50126 },
          },
        },
      },
      client: { ip: "198.51.100.9" },
      cloud: { provider: "azure" },
      event: {
        action: "Sign-in activity",
        category: ["authentication"],
        type: ["info"],
        id: "s-1",
        outcome: "failure",
      },
      geo: { country_iso_code: "BR", country_name: "Bahia" },
      message: "Invalid. (Again)",
      related: { ip: ["198.51.100.9"] },
      source: { address: "198.51.100.9", ip: "198.51.100.9" },
      user: { name: "ada", domain: "contoso.com", id: "3f6a-1c52" },
      user_agent: { original: "Mozilla/5.0" },
    },
  });
  const bare = { ...signin, properties: { id: "s-2" } };
  expect(stored("azure.signin", bare)).toMatchObject({
    "logs-azure.signinlogs-default": { event: { outcome: "success" } },
  });
});

describe("CloudTrail records", () => {
  const role = {
    eventVersion: "1.08",
    eventTime: "2026-01-15T10:00:00Z",
    eventID: "id-1",
    eventSource: "ssm.amazonaws.com",
    eventName: "SendCommand",
    eventType: "AwsApiCall",
    awsRegion: "eu-west-1",
    recipientAccountId: "222233334444",
    sourceIPAddress: "cloudformation.amazonaws.com",
    userAgent: "aws-cli/2.15",
    readOnly: false,
    requestParameters: { documentName: "AWS-RunShellScript", instanceIds: ["i-1", "i-2"], comment: "", timeout: 60 },
    responseElements: null,
    resources: [
      { ARN: "arn:r", accountId: "1", type: "AWS::EC2::Instance" },
      { ARN: "arn:r", accountId: "1", type: "AWS::EC2::Instance" },
    ],
    userIdentity: {
      type: "AssumedRole",
      principalId: "AROA:ada",
      arn: "arn:aws:sts::111122223333:assumed-role/ops/ada",
      accountId: "111122223333",
      sessionContext: {
        attributes: { mfaAuthenticated: "false", creationDate: "2026-01-15T09:00:00Z" },
        sessionIssuer: { type: "Role", userName: "ops", accountId: "111122223333" },
      },
    },
  };

  test("keep parameters as text and as keys, and name a role by its issuer", () => {
    expect(stored("aws.cloudtrail", role)).toEqual({
      "logs-aws.cloudtrail-default": {
        "@timestamp": "2026-01-15T10:00:00.000Z",
        aws: {
          cloudtrail: {
            event_version: "1.08",
            event_type: "AwsApiCall",
            read_only: false,
            recipient_account_id: "222233334444",
            request_parameters: "{instanceIds=[i-1, i-2], documentName=AWS-RunShellScript, timeout=60}",
            flattened: {
              request_parameters: {
                documentName: "AWS-RunShellScript",
                instanceIds: ["i-1", "i-2"],
                timeout: 60,
              },
            },
            resources: [{ arn: "arn:r", account_id: "1", type: "AWS::EC2::Instance" }],
            user_identity: {
              type: "AssumedRole",
              arn: "arn:aws:sts::111122223333:assumed-role/ops/ada",
              session_context: {
                mfa_authenticated: "false",
                creation_date: "2026-01-15T09:00:00.000Z",
                session_issuer: { type: "Role", account_id: "111122223333" },
              },
            },
          },
        },
        cloud: { account: { id: "111122223333" }, region: "eu-west-1" },
        event: {
          action: "SendCommand",
          created: "2026-01-15T10:03:00.000Z",
          id: "id-1",
          outcome: "success",
          provider: "ssm.amazonaws.com",
          type: ["info"],
        },
        source: { address: "cloudformation.amazonaws.com" },
        user: { id: "AROA:ada", name: "ops" },
        user_agent: { original: "aws-cli/2.15" },
      },
    });
  });

  test("fail by their error, a sign-in to the console by its answer", () => {
    const event = (over: object): unknown => {
      const [document] = Object.values(stored("aws.cloudtrail", { ...role, ...over }));
      return (document as { event: unknown }).event;
    };
    expect(event({ errorCode: "AccessDenied" })).toMatchObject({ outcome: "failure" });
    expect(event({ errorMessage: "not authorized" })).toMatchObject({ outcome: "failure" });
    const login = { eventName: "ConsoleLogin", responseElements: { ConsoleLogin: "Failure" } };
    expect(event(login)).toMatchObject({ outcome: "failure", category: ["authentication"] });
  });
});
