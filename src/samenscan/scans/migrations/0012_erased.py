"""When the answers of a sheet were erased."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("scans", "0011_dates_and_mail")]

    operations = [
        migrations.AddField("Sheet", "erased_at", models.DateTimeField(null=True)),
    ]
