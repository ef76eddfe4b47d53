const SYSTEM_TIME = { TimeCreated: { SystemTime: "2026-01-15T10:00:00Z" } };

export const SECURITY_4688 = {
  System: {
    ...SYSTEM_TIME,
    Provider: { Name: "Microsoft-Windows-Security-Auditing" },
    EventID: 4688,
    Computer: "VM-1.contoso.com",
    EventRecordID: "2001",
    Channel: "Security",
  },
  EventData: {
    SubjectUserSid: "S-1-5-18",
    SubjectUserName: "VM-1$",
    SubjectDomainName: "CONTOSO",
    SubjectLogonId: "0x3e7",
    NewProcessId: "0x1092",
    NewProcessName: "C:\\Windows\\System32\\cmd.exe",
    TokenElevationType: "%%1936",
    ProcessId: "0x344",
    CommandLine: 'cmd /c "a<b"',
    TargetUserName: "-",
    TargetDomainName: "-",
    ParentProcessName: "C:\\WindowsAzure\\GuestAgent.exe",
    MandatoryLabel: "S-1-16-16384",
  },
};

export const SYSMON = {
  System: {
    ...SYSTEM_TIME,
    Provider: { Name: "Microsoft-Windows-Sysmon" },
    EventID: 1,
    Computer: "VM-1.contoso.com",
    EventRecordID: "1001",
    Channel: "Microsoft-Windows-Sysmon/Operational",
  },
  EventData: {
    UtcTime: "2026-01-15 10:00:00.000",
    ProcessGuid: "{1}",
    ProcessId: 4242,
    Image: "C:\\Windows\\System32\\cmd.exe",
    CommandLine: "cmd /c a&b",
    User: "NT AUTHORITY\\SYSTEM",
    IntegrityLevel: "System",
    Hashes: "MD5=AB,SHA256=CD,IMPHASH=EF",
    ParentProcessId: 900,
    ParentImage: "C:\\Packages\\RunCommandExtension.exe",
    ParentCommandLine: "RunCommandExtension.exe enable",
  },
};

export const LINUX_SYSMON = {
  System: {
    ...SYSTEM_TIME,
    Provider: { Name: "Linux-Sysmon" },
    EventID: 1,
    Computer: "vm-lin",
    EventRecordID: "3001",
    Channel: "Linux-Sysmon/Operational",
  },
  EventData: {
    ProcessId: 311,
    Image: "/usr/bin/bash",
    CommandLine: "bash -c 'a > b'",
    User: "root",
    ParentProcessId: 300,
    ParentImage: "/usr/bin/amazon-ssm-agent",
    ParentCommandLine: "amazon-ssm-agent",
  },
};
