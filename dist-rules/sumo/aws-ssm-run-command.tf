resource "sumologic_cse_match_rule" "aws_ssm_run_command" {
  name                    = "Command or session sent to instances through AWS Systems Manager"
  enabled                 = true
  is_prototype            = false
  tags                    = ["_mitreAttackTactic:TA0002", "_mitreAttackTechnique:T1651", "detection.cloud"]
  name_expression         = "Command or session sent to instances through AWS Systems Manager | {{fields['eventID']}}"
  summary_expression      = "{{action}} by {{fields['userIdentity.userName']}} {{fields['userIdentity.sessionContext.sessionIssuer.userName']}} {{user_username}} in account {{fields['recipientAccountId']}}"
  description_expression  = "Identifies an accepted Systems Manager call that executes code on managed instances or opens a session on one, made by a principal and not by an AWS service on its own behalf.\n\nactor.name: {{fields['userIdentity.userName']}} {{fields['userIdentity.sessionContext.sessionIssuer.userName']}} {{user_username}}\nactor.id: {{fields['userIdentity.arn']}}\nactor.type: {{fields['userIdentity.type']}}\nsource.ip: {{srcDevice_ip}}\nsource.address: {{fields['sourceIPAddress']}}\nuser_agent: {{http_userAgent}}\noperation: {{action}}\ndocument.name: {{fields['requestParameters.documentName']}} {{fields['requestParameters.name']}}\ntarget.ids: {{fields['requestParameters.instanceIds.1']}} {{fields['requestParameters.instanceIds.2']}} {{fields['requestParameters.instanceIds.3']}} {{fields['requestParameters.target']}} {{fields['requestParameters.instanceId']}} {{fields['requestParameters.targets.1.values.1']}} {{fields['requestParameters.targets.1.values.2']}} {{fields['requestParameters.targets.1.values.3']}}\ncloud.account.id: {{fields['recipientAccountId']}}\ncloud.region: {{cloud_region}}\nevent.id: {{fields['eventID']}}\ntime: {{timestamp}}\n\nhttps://attack.mitre.org/techniques/T1651/\nhttps://docs.aws.amazon.com/systems-manager/latest/userguide/run-command.html\nhttps://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html\n\nDetection af5b4c3d-76e8-4d9b-8b4c-3b8cbe306f66, version 1"
  expression              = "metadata_vendor = 'Amazon AWS'\nAND metadata_product = 'CloudTrail'\nAND application = 'ssm.amazonaws.com'\nAND lower(action) IN (\n  'sendcommand', 'startsession', 'startautomationexecution', 'startchangerequestexecution', 'createassociation',\n  'createassociationbatch', 'updateassociation'\n)\nAND isEmpty(fields['errorCode'])\nAND NOT (lower(fields['userIdentity.type']) = 'awsservice' OR lower(fields['sourceIPAddress']) LIKE '%.amazonaws.com')"
  suppression_window_size = 3600000

  entity_selectors {
    entity_type = "_username"
    expression  = "user_username"
  }

  entity_selectors {
    entity_type = "_ip"
    expression  = "srcDevice_ip"
  }

  severity_mapping {
    type    = "constant"
    default = 3
  }
}
