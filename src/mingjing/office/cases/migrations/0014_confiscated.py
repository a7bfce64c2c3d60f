from decimal import Decimal

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0013_unsettled_indexes"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="gains",
            field=models.DecimalField(decimal_places=2, default=Decimal("0.00"), max_digits=14),
        ),
        migrations.AddField(
            model_name="case",
            name="gains_paid",
            field=models.DecimalField(decimal_places=2, default=Decimal("0.00"), max_digits=14),
        ),
        migrations.AddField(
            model_name="case",
            name="gains_paid_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="case",
            name="goods",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="case",
            name="goods_worth",
            field=models.DecimalField(decimal_places=2, max_digits=14, null=True),
        ),
        migrations.AddField(
            model_name="case",
            name="notified_gains",
            field=models.DecimalField(decimal_places=2, max_digits=14, null=True),
        ),
        migrations.AddField(
            model_name="case",
            name="notified_goods",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="case",
            name="notified_goods_worth",
            field=models.DecimalField(decimal_places=2, max_digits=14, null=True),
        ),
        migrations.AddField(
            model_name="case",
            name="proposed_gains",
            field=models.DecimalField(decimal_places=2, max_digits=14, null=True),
        ),
    ]
