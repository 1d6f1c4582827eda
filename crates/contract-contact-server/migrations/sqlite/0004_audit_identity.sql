-- Of whoever made a change, the claims sub and iss besides the name that is shown. Earlier changes have none.
ALTER TABLE audit ADD changed_by_subject TEXT;
ALTER TABLE audit ADD changed_by_issuer TEXT;
