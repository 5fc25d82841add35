# The role that the export integration assumes: its S3 rights have no bearing on an API 403.
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::765628985471:root"]
    }
  }
}

resource "aws_iam_role" "export" {
  name               = "genesys-recording-export"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "export" {
  name = "put-recordings"
  role = aws_iam_role.export.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:PutObject"]
      Resource = "arn:aws:s3:::acme-recordings/*"
    }]
  })
}
