/** The columns of a table after the standard ones, as `Name` for text and `Name:type` for what is not. */
export type ColumnList = readonly string[];

function list(text: string): ColumnList {
  return text.trim().split(/\s+/);
}

/** Columns that every table has. `_TimeReceived` and `_ItemId` are hidden, yet stored ("Standard columns in Azure Monitor logs"). */
export const STANDARD_COLUMNS: ColumnList = list(
  "TenantId TimeGenerated:datetime Type SourceSystem _ItemId _IsBillable _BilledSize:real _TimeReceived:datetime",
);

// Names and types: Azure Monitor Logs table reference (Microsoft Learn), July 2026.

export const AZURE_ACTIVITY_COLUMNS: ColumnList = list(`
  ActivityStatus ActivityStatusValue ActivitySubstatus ActivitySubstatusValue Authorization
  Authorization_d:dynamic Caller CallerIpAddress Category CategoryValue Claims Claims_d:dynamic CorrelationId
  EventDataId EventSubmissionTimestamp:datetime HTTPRequest Hierarchy Level OperationId OperationName
  OperationNameValue Properties Properties_d:dynamic Resource ResourceGroup ResourceId ResourceProvider
  ResourceProviderValue SubscriptionId _ResourceId _SubscriptionId
`);

export const AWS_CLOUDTRAIL_COLUMNS: ColumnList = list(`
  APIVersion AWSRegion AdditionalEventData AwsEventId AwsRequestId AwsRequestId_ Category CidrIp CipherSuite
  ClientProvidedHostHeader DestinationPort EC2RoleDelivery ErrorCode ErrorMessage EventName EventSource
  EventTypeName EventVersion IpProtocol ManagementEvent:bool OperationName ReadOnly:bool RecipientAccountId
  RequestParameters Resources ResponseElements ServiceEventDetails SessionCreationDate:datetime
  SessionIssuerAccountId SessionIssuerArn SessionIssuerPrincipalId SessionIssuerType SessionIssuerUserName
  SessionMfaAuthenticated:bool SharedEventId SourceIpAddress SourcePort TlsVersion UserAgent
  UserIdentityAccessKeyId UserIdentityAccountId UserIdentityArn UserIdentityInvokedBy UserIdentityPrincipalid
  UserIdentityStoreArn UserIdentityType UserIdentityUserId UserIdentityUserName VpcEndpointId
`);

export const BEHAVIOR_ANALYTICS_COLUMNS: ColumnList = list(`
  ActionType ActivityInsights:dynamic ActivityType ActorName ActorPrincipalName DestinationDevice
  DestinationIPAddress DestinationIPLocation Device DevicesInsights:dynamic EventProductVersion EventSource
  EventVendor InvestigationPriority:int NativeTableName SourceDevice SourceIPAddress SourceIPLocation
  SourceRecordId TargetName TargetPrincipalName TimeProcessed:datetime UserName UserPrincipalName
  UsersInsights:dynamic _ResourceId _SubscriptionId
`);

export const SIGNIN_LOGS_COLUMNS: ColumnList = list(`
  AADTenantId Agent:dynamic AlternateSignInName AppDisplayName AppId AppOwnerTenantId
  AppliedConditionalAccessPolicies AppliedEventListeners:dynamic AuthenticationAppDeviceDetails
  AuthenticationAppPolicyEvaluationDetails AuthenticationContextClassReferences AuthenticationDetails
  AuthenticationMethodsUsed AuthenticationProcessingDetails AuthenticationProtocol AuthenticationRequirement
  AuthenticationRequirementPolicies AuthenticatorAppLocation AutonomousSystemNumber Category ClientAppUsed
  ClientCredentialType ConditionalAccessAudiences ConditionalAccessPolicies:dynamic ConditionalAccessStatus
  CorrelationId CreatedDateTime:datetime CrossTenantAccessType DeviceDetail:dynamic DurationMs:long
  FederatedCredentialId FlaggedForReview:bool GlobalSecureAccessIpAddress HomeTenantId HomeTenantName IPAddress
  IPAddressFromResourceProvider Id Identity IncomingTokenType IsInteractive:bool IsRisky:bool
  IsTenantRestricted:bool IsThroughGlobalSecureAccess:bool Level Location LocationDetails:dynamic
  MfaDetail:dynamic NetworkLocationDetails OperationName OperationVersion OriginalRequestId
  OriginalTransferMethod ProcessingTimeInMilliseconds Resource ResourceDisplayName ResourceGroup ResourceId
  ResourceIdentity ResourceOwnerTenantId ResourceProvider ResourceServicePrincipalId ResourceTenantId
  ResultDescription ResultSignature ResultType RiskDetail RiskEventTypes RiskEventTypes_V2 RiskLevel
  RiskLevelAggregated RiskLevelDuringSignIn RiskState ServicePrincipalId ServicePrincipalName SessionId
  SessionLifetimePolicies SignInIdentifier SignInIdentifierType SourceAppClientId Status:dynamic TokenIssuerName
  TokenIssuerType TokenProtectionStatusDetails:dynamic UniqueTokenIdentifier UserAgent UserDisplayName UserId
  UserPrincipalName UserType
`);

export const GCP_AUDIT_LOGS_COLUMNS: ColumnList = list(`
  AuthenticationInfo:dynamic AuthorizationInfo:dynamic GCPResourceName GCPResourceType InsertId LogName
  Metadata:dynamic MethodName NumResponseItems PrincipalEmail ProjectId Request:dynamic RequestMetadata:dynamic
  ResourceLocation:dynamic ResourceOriginalState:dynamic Response:dynamic ServiceData:dynamic ServiceName
  Severity Status:dynamic StatusMessage Subscription Timestamp:datetime
`);

export const DEVICE_PROCESS_EVENTS_COLUMNS: ColumnList = list(`
  AccountDomain AccountName AccountObjectId AccountSid AccountUpn ActionType AdditionalFields:dynamic
  AppGuardContainerId CreatedProcessSessionId:long DeviceId DeviceName FileName FileSize:long FolderPath
  InitiatingProcessAccountDomain InitiatingProcessAccountName InitiatingProcessAccountObjectId
  InitiatingProcessAccountSid InitiatingProcessAccountUpn InitiatingProcessCommandLine
  InitiatingProcessCreationTime:datetime InitiatingProcessFileName InitiatingProcessFileSize:long
  InitiatingProcessFolderPath InitiatingProcessId:long InitiatingProcessIntegrityLevel
  InitiatingProcessLogonId:long InitiatingProcessMD5 InitiatingProcessParentCreationTime:datetime
  InitiatingProcessParentFileName InitiatingProcessParentId:long InitiatingProcessRemoteSessionDeviceName
  InitiatingProcessRemoteSessionIP InitiatingProcessSHA1 InitiatingProcessSHA256 InitiatingProcessSessionId:long
  InitiatingProcessSignatureStatus InitiatingProcessSignerType InitiatingProcessTokenElevation
  InitiatingProcessUniqueId InitiatingProcessVersionInfoCompanyName InitiatingProcessVersionInfoFileDescription
  InitiatingProcessVersionInfoInternalFileName InitiatingProcessVersionInfoOriginalFileName
  InitiatingProcessVersionInfoProductName InitiatingProcessVersionInfoProductVersion
  IsInitiatingProcessRemoteSession:bool IsProcessRemoteSession:bool LogonId:long MD5 MachineGroup
  ProcessCommandLine ProcessCreationTime:datetime ProcessId:long ProcessIntegrityLevel
  ProcessRemoteSessionDeviceName ProcessRemoteSessionIP ProcessTokenElevation ProcessUniqueId
  ProcessVersionInfoCompanyName ProcessVersionInfoFileDescription ProcessVersionInfoInternalFileName
  ProcessVersionInfoOriginalFileName ProcessVersionInfoProductName ProcessVersionInfoProductVersion
  ReportId:long SHA1 SHA256 Timestamp:datetime
`);

export const WINDOWS_EVENT_COLUMNS: ColumnList = list(`
  Channel Computer Correlation EventData:dynamic EventID:int EventLevel:int EventLevelName EventOriginId
  EventRecordId Keywords ManagementGroupName Opcode Provider RawEventData SystemProcessId:int SystemThreadId:int
  SystemUserId Task:int Version:int _ResourceId _SubscriptionId
`);

export const EVENT_COLUMNS: ColumnList = list(`
  AzureDeploymentID Computer EventCategory:int EventData EventID:int EventLevel:int EventLevelName EventLog
  ManagementGroupName Message ParameterXml RenderedDescription Role Source UserName _ResourceId _SubscriptionId
`);

export const SYSLOG_COLUMNS: ColumnList = list(`
  CollectorHostName Computer EventTime:datetime Facility HostIP HostName ProcessID:int ProcessName SeverityLevel
  SyslogMessage _ResourceId _SubscriptionId
`);

export const SECURITY_EVENT_COLUMNS: ColumnList = list(`
  AccessList AccessMask Account AccountDomain AccountExpires AccountName AccountSessionIdentifier AccountType
  Activity AdditionalInfo AdditionalInfo2 AllowedToDelegateTo Attributes AuditPolicyChanges AuditsDiscarded:int
  AuthenticationLevel:int AuthenticationPackageName AuthenticationProvider AuthenticationServer
  AuthenticationService:int AuthenticationType AzureDeploymentID CACertificateHash CAPublicKeyHash
  CalledStationID CallerProcessId CallerProcessName CallingStationID CategoryId CertificateDatabaseHash Channel
  ClassId ClassName ClientAddress ClientIPAddress ClientName CommandLine CompatibleIds Computer Correlation
  DCDNSName DeviceDescription DeviceId DisplayName Disposition DomainBehaviorVersion DomainName
  DomainPolicyChanged DomainSid EAPType ElevatedToken ErrorCode:int EventData EventID:int EventLevelName
  EventRecordId EventSourceName ExtendedQuarantineState FailureReason FileHash FilePath FilePathNoUser Filter
  ForceLogoff Fqbn FullyQualifiedSubjectMachineName FullyQualifiedSubjectUserName GroupMembership HandleId
  HardwareIds HomeDirectory HomePath InterfaceUuid IpAddress IpPort KeyLength:int Keywords Level LmPackageName
  LocationInformation LockoutDuration LockoutObservationWindow LockoutThreshold LoggingResult LogonGuid
  LogonHours LogonID LogonProcessName LogonType:int LogonTypeName MachineAccountQuota MachineInventory
  MachineLogon ManagementGroupName MandatoryLabel MaxPasswordAge MemberName MemberSid MinPasswordAge
  MinPasswordLength MixedDomainMode NASIPv4Address NASIPv6Address NASIdentifier NASPort NASPortType
  NetworkPolicyName NewDate NewMaxUsers NewProcessId NewProcessName NewRemark NewShareFlags NewTime NewUacValue
  NewValue NewValueType ObjectName ObjectServer ObjectType ObjectValueName OemInformation OldMaxUsers OldRemark
  OldShareFlags OldUacValue OldValue OldValueType Opcode OperationType PackageName ParentProcessName
  PasswordHistoryLength PasswordLastSet PasswordProperties PreviousDate PreviousTime PrimaryGroupId
  PrivateKeyUsageCount PrivilegeList Process ProcessId ProcessName ProfilePath Properties ProtocolSequence
  ProxyPolicyName QuarantineHelpURL QuarantineSessionID QuarantineSessionIdentifier QuarantineState
  QuarantineSystemHealthResult RelativeTargetName RemoteIpAddress RemotePort RequestId Requester
  RestrictedAdminMode RowsDeleted SamAccountName ScriptPath SecurityDescriptor ServiceAccount ServiceFileName
  ServiceName ServiceStartType:int ServiceType SessionName ShareLocalPath ShareName SidHistory SourceComputerId
  Status StorageAccount SubStatus SubcategoryGuid SubcategoryId Subject SubjectAccount SubjectDomainName
  SubjectKeyIdentifier SubjectLogonId SubjectMachineName SubjectMachineSID SubjectUserName SubjectUserSid
  SystemProcessId:int SystemThreadId:int SystemUserId TableId TargetAccount TargetDomainName TargetInfo
  TargetLinkedLogonId TargetLogonGuid TargetLogonId TargetOutboundDomainName TargetOutboundUserName
  TargetServerName TargetSid TargetUser TargetUserName TargetUserSid Task:int TemplateContent
  TemplateDSObjectFQDN TemplateInternalName TemplateOID TemplateSchemaVersion TemplateVersion TokenElevationType
  TransmittedServices UserAccountControl UserParameters UserPrincipalName UserWorkstations VendorIds Version:int
  VirtualAccount Workstation WorkstationName _ResourceId _SubscriptionId
`);
