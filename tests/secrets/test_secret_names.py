"""Which names say that a value is a secret, and which values only stand where one goes."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.secret import is_placeholder, masked
from linter.secret_name import names_secret

SECRETS = """
    client_secret clientSecret oauthclient_secret GENESYS_CLOUD_CLIENT_SECRET secret secrets
    client_secrets secretKey secret_access_key access_token refreshToken SecurityToken X-Auth-Token
    token webhook_token outbound_notification_webhook_signature_secret_token api_key apiKey
    x-api-key apiToken Ocp-Apim-Subscription-Key x-functions-key password db_password pwd db_pwd
    basic_auth_password passphrase privateKey signing_key
"""
OTHERS = """
    client_id access_token_validity_seconds token_pool_size token_url tokenUrl token_type
    oauth_token_url secret_arn client_secret_arn secret_name secretsmanager_name secret_id
    access_key_id private_key_id expose_client_secret directory_client_secret rotate_client_secret
    use_api_key password_requirements nextToken next_page_token max_tokens token_ttl
    secret_rotation_days client_secret_version key key_value sort_key publicKey pass_percent bypass
    passthrough compass keyboard monkey secretary author x-amazon-apigateway-api-key-source
    access_key_status access_token_lifetime id_token_signed_response_alg password_hash
    oauth2_client_secret_sha256 password_reuse_prevention max_password_age include_secrets
    get_password_data reveal_password signing_key_algorithm password_reset PasswordLastUsed
    secret_permissions secretMetadata idempotencyToken client_token ClientRequestToken startToken
    output_token password_policy_change_interval provisioner-secret-namespace secrets_directory
    secrets_source_store_account_stage ssm_key_password vault_token_path
"""
PLACEHOLDERS = [
    "",
    "your-client-secret",
    "your-oauth-client-secret",
    "yourClientSecret",
    "YOUR_API_KEY",
    "your_api_key_here",
    "my-secret",
    "mySecret",
    "client-secret",
    "test_token",
    "password",
    "SECRET_HERE",
    "enter your secret here",
    "<client secret>",
    "<your-secret>",
    "[redacted]",
    "{{secret}}",
    "%SECRET%",
    "__SECRET__",
    "xxx",
    "XXXXXXXXXXXXXX",
    "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx",
    "***",
    "...",
    "changeme",
    "CHANGE_ME",
    "REPLACE-ME",
    "replace-with-real",
    "TODO",
    "dummy",
    "example-secret",
    "crm-webhook-signing-key",
    "prod/crm/api_token",
    "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "1234567890",
    "0",
    "00000000-0000-0000-0000-000000000000",
    "5678",
    "true",
]
REFERENCES = [
    "${var.secret}",
    "$${credentials.clientSecret}",
    "$CLIENT_SECRET",
    "$input.token",
    "$!{input.token}",
    "$.access_token",
    "$(cat secret)",
    "var.secret",
    "arn:aws:secretsmanager:eu-west-1:123456789012:secret:crm",
    "alias/recordings",
    "/argocd/github/api_key",
    "/%s/token",
    "./secrets/token.txt",
    "datadog/%v/datadog_api_key",
    "privatelink.token.botframework.com",
    "86400s",
    "minutes",
    "projects/crm/locations/eu/keyRings/crm/cryptoKeys/recordings",
    "$kms_keys:recordings",
    "vault:kv/crm#secret",
    "op://vault/crm/secret",
    "https://login.example.com/oauth/token",
]
LITERALS = [
    "hunter2",
    "Password1",
    "p4ssw0rd",
    "s3cr3t",
    "letmein",
    "Winter2024",
    "initialP@ssW0rd",
    "$tr0ngP@s$w0rd",
    "superSecretValue123",
    "correct horse battery staple",
    "blue-token-42",
    "acme-password",
    "/aGVsbG8gd29ybGQ+",
    "eyJhbGciOi.eyJzdWIi.abc",
    "9f8a7b6c5d4e3f2a1b0c",
    "kP3-8fjw_29sd",
    "5ffbd3a9-4a5b-4a9d-8d0a-2d0f4c1f3a11",
]


@pytest.mark.parametrize("name", SECRETS.split())
def test_names_of_secrets(name: str) -> None:
    assert names_secret(name)


@pytest.mark.parametrize("name", OTHERS.split())
def test_names_of_other_things(name: str) -> None:
    assert not names_secret(name)


@pytest.mark.parametrize("text", [*PLACEHOLDERS, *REFERENCES])
def test_placeholders_and_references(text: str) -> None:
    assert is_placeholder(text)
    assert is_placeholder(f'  "{text}" ')


@pytest.mark.parametrize("text", LITERALS)
def test_literals(text: str) -> None:
    assert not is_placeholder(text)


@settings(max_examples=200)
@given(st.binary(min_size=24, max_size=40))
def test_random_tokens_are_literals(random: bytes) -> None:
    assert not is_placeholder("k" + base64.b64encode(random).decode())
    assert not is_placeholder(random.hex()) or len(set(random)) == 1


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ('client_secret = "hunter2"', 'client_secret = "*******"'),
        ('"apiKey": "9f8a"', '"apiKey": "****"'),
        ('token_url = "https://a/b"', 'token_url = "https://a/b"'),
        ('client_secret = "your-client-secret"', 'client_secret = "your-client-secret"'),
        ("Authorization: Bearer abcdefgh12", "Authorization: Bearer **********"),
    ],
)
def test_masks_what_names_itself(line: str, shown: str) -> None:
    assert masked(line) == shown
