"""Of an erased sheet no submitted version keeps anything."""

from django.db import migrations

from samenscan.scans.models.sealed import SealedJSON


class Migration(migrations.Migration):
    dependencies = [("scans", "0012_erased")]

    operations = [migrations.AlterField("SubmittedVersion", "answers", SealedJSON(null=True))]
